-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('viewer', 'analyst', 'administrator');

-- CreateEnum
CREATE TYPE "terminal_role" AS ENUM ('load', 'discharge');

-- CreateEnum
CREATE TYPE "basis" AS ENUM ('bl', 'departure', 'discharge', 'pumped', 'lifted_at_ceyhan');

-- CreateEnum
CREATE TYPE "date_precision" AS ENUM ('day', 'month');

-- CreateEnum
CREATE TYPE "moment_precision" AS ENUM ('minute', 'day');

-- CreateEnum
CREATE TYPE "voyage_status" AS ENUM ('planned', 'nominated', 'at_load_port', 'loading', 'sailed', 'at_discharge_port', 'discharging', 'discharged', 'closed', 'cancelled');

-- CreateEnum
CREATE TYPE "event_name" AS ENUM ('load_arrived', 'load_nor_tendered', 'load_berthed', 'loading_commenced', 'loading_completed', 'sailed', 'arrived', 'nor_tendered', 'berthed', 'customs_started', 'customs_cleared', 'discharge_commenced', 'discharge_completed', 'last_line_off');

-- CreateEnum
CREATE TYPE "act_kind" AS ENUM ('nominate', 'close', 'cancel', 'reopen');

-- CreateEnum
CREATE TYPE "delay_reason" AS ENUM ('weather', 'draught', 'berth_occupied', 'customs', 'cargo_not_ready', 'pipeline_force_majeure', 'vessel', 'other');

-- CreateEnum
CREATE TYPE "port_notice_kind" AS ENUM ('draught_limit', 'closure');

-- CreateEnum
CREATE TYPE "figure_kind" AS ENUM ('actual', 'plan');

-- CreateEnum
CREATE TYPE "figure_status" AS ENUM ('as_reported', 'corrected', 'disputed');

-- CreateEnum
CREATE TYPE "link_kind" AS ENUM ('invitation', 'password_reset');

-- CreateTable
CREATE TABLE "company" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT,
    "note" TEXT,
    "merged_into_id" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vessel" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "imo_number" TEXT,
    "mmsi" TEXT,
    "flag" TEXT,
    "deadweight_tonnes" DECIMAL(12,3),
    "laden_draught_m" DECIMAL(5,2),
    "tpc_t_per_cm" DECIMAL(6,2),
    "operator_id" INTEGER,
    "size_class" TEXT,
    "source" TEXT,
    "note" TEXT,
    "merged_into_id" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "vessel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "terminal" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "port" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "un_locode" TEXT,
    "time_zone" TEXT NOT NULL,
    "latitude" DECIMAL(8,5),
    "longitude" DECIMAL(8,5),
    "role" "terminal_role" NOT NULL,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "terminal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "grade" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "api_gravity" DECIMAL(5,2),
    "source" TEXT,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "grade_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "port_notice" (
    "id" SERIAL NOT NULL,
    "terminal_id" INTEGER NOT NULL,
    "kind" "port_notice_kind" NOT NULL,
    "draught_limit_m" DECIMAL(5,2),
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "source" TEXT,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "port_notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scope" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "shipper_id" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "scope_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scope_grade" (
    "scope_id" INTEGER NOT NULL,
    "grade_id" INTEGER NOT NULL,

    CONSTRAINT "scope_grade_pkey" PRIMARY KEY ("scope_id","grade_id")
);

-- CreateTable
CREATE TABLE "agreement" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "seller_id" INTEGER,
    "buyer_id" INTEGER,
    "signed_on" DATE,
    "signed_precision" "date_precision" NOT NULL DEFAULT 'day',
    "route" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "target_version" (
    "id" SERIAL NOT NULL,
    "agreement_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tonnes_per_year" DECIMAL(12,3) NOT NULL,
    "scope_id" INTEGER NOT NULL,
    "basis" "basis" NOT NULL DEFAULT 'bl',
    "effective_from" DATE NOT NULL,
    "effective_to" DATE,
    "precision" "date_precision" NOT NULL DEFAULT 'day',
    "supersedes_id" INTEGER,
    "source" TEXT NOT NULL,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "target_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "voyage" (
    "id" SERIAL NOT NULL,
    "voyage_no" TEXT NOT NULL,
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "vessel_id" INTEGER,
    "load_terminal_id" INTEGER,
    "discharge_terminal_id" INTEGER,
    "laycan_from" DATE,
    "laycan_to" DATE,
    "source" TEXT,
    "note" TEXT,
    "idempotency_key" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "status" "voyage_status" NOT NULL DEFAULT 'planned',
    "dated_on" DATE NOT NULL DEFAULT CURRENT_DATE,
    "actual_from" TIMESTAMPTZ(3),
    "actual_to" TIMESTAMPTZ(3),
    "first_bl_date" DATE,
    "last_bl_date" DATE,
    "lot_count" INTEGER NOT NULL DEFAULT 0,
    "bl_tonnes" DECIMAL(12,3) NOT NULL DEFAULT 0,
    "outturn_tonnes" DECIMAL(12,3) NOT NULL DEFAULT 0,
    "loss_tonnes" DECIMAL(12,3) NOT NULL DEFAULT 0,
    "loss_share" DECIMAL(9,6),
    "lots_without_outturn" INTEGER NOT NULL DEFAULT 0,
    "warning_count" INTEGER NOT NULL DEFAULT 0,
    "vessel_name" TEXT NOT NULL DEFAULT '',
    "search_text" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "voyage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lot" (
    "id" SERIAL NOT NULL,
    "voyage_id" INTEGER NOT NULL,
    "no" INTEGER NOT NULL,
    "grade_id" INTEGER,
    "shipper_id" INTEGER,
    "planned_tonnes" DECIMAL(12,3),
    "bl_no" TEXT,
    "bl_date" DATE,
    "bl_date_precision" "date_precision" NOT NULL DEFAULT 'day',
    "bl_tonnes" DECIMAL(12,3),
    "outturn_tonnes" DECIMAL(12,3),
    "outturn_date" DATE,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "cancelled" BOOLEAN NOT NULL DEFAULT false,
    "load_terminal_id" INTEGER,
    "discharge_terminal_id" INTEGER,
    "first_of_voyage" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "lot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "voyage_event" (
    "id" SERIAL NOT NULL,
    "voyage_id" INTEGER NOT NULL,
    "name" "event_name" NOT NULL,
    "planned_at" TIMESTAMPTZ(3),
    "planned_precision" "moment_precision",
    "estimated_at" TIMESTAMPTZ(3),
    "estimated_precision" "moment_precision",
    "actual_at" TIMESTAMPTZ(3),
    "actual_precision" "moment_precision",
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "voyage_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delay" (
    "id" SERIAL NOT NULL,
    "voyage_id" INTEGER NOT NULL,
    "port" "terminal_role" NOT NULL,
    "reason" "delay_reason" NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "delay_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "voyage_act" (
    "id" SERIAL NOT NULL,
    "voyage_id" INTEGER NOT NULL,
    "kind" "act_kind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_id" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "reason" TEXT,

    CONSTRAINT "voyage_act_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "voyage_warning" (
    "id" SERIAL NOT NULL,
    "voyage_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "voyage_warning_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "voyage_counter" (
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "voyage_counter_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "lifting_month" (
    "month" DATE NOT NULL,
    "simulated" BOOLEAN NOT NULL,
    "grade_id" INTEGER NOT NULL,
    "shipper_id" INTEGER NOT NULL,
    "load_terminal_id" INTEGER NOT NULL,
    "discharge_terminal_id" INTEGER NOT NULL,
    "lots" INTEGER NOT NULL,
    "voyages" INTEGER NOT NULL,
    "bl_tonnes" DECIMAL(15,3) NOT NULL,

    CONSTRAINT "lifting_month_pkey" PRIMARY KEY ("month","simulated","grade_id","shipper_id","load_terminal_id","discharge_terminal_id")
);

-- CreateTable
CREATE TABLE "reported_figure" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "period_start" DATE NOT NULL,
    "period_end" DATE NOT NULL,
    "tonnes" DECIMAL(15,3) NOT NULL,
    "unit_as_cited" TEXT NOT NULL,
    "value_as_cited" TEXT NOT NULL,
    "scope_grade" TEXT NOT NULL,
    "scope_direction" TEXT NOT NULL,
    "basis" "basis" NOT NULL,
    "kind" "figure_kind" NOT NULL,
    "publisher" TEXT NOT NULL,
    "published_on" DATE,
    "source" TEXT NOT NULL,
    "status" "figure_status" NOT NULL,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "reported_figure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "disruption" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "from_date" DATE NOT NULL,
    "to_date" DATE NOT NULL,
    "precision" TEXT NOT NULL,
    "delay_reason" "delay_reason",
    "source" TEXT NOT NULL,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "disruption_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT true,
    "image" TEXT,
    "role" "role" NOT NULL DEFAULT 'viewer',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "demonstration" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_request" BIGINT NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_link" (
    "id" SERIAL NOT NULL,
    "kind" "link_kind" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setup_code" (
    "code_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "setup_code_pkey" PRIMARY KEY ("code_hash")
);

-- CreateTable
CREATE TABLE "revision" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "txid" BIGINT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "reason" TEXT,
    "table_name" TEXT NOT NULL,
    "row_id" TEXT NOT NULL,
    "voyage_id" INTEGER,
    "action" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "vessel_imo_number_key" ON "vessel"("imo_number");

-- CreateIndex
CREATE INDEX "vessel_operator_id_idx" ON "vessel"("operator_id");

-- CreateIndex
CREATE UNIQUE INDEX "terminal_name_key" ON "terminal"("name");

-- CreateIndex
CREATE UNIQUE INDEX "grade_name_key" ON "grade"("name");

-- CreateIndex
CREATE INDEX "port_notice_terminal_id_valid_from_idx" ON "port_notice"("terminal_id", "valid_from");

-- CreateIndex
CREATE UNIQUE INDEX "scope_key_key" ON "scope"("key");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_key_key" ON "agreement"("key");

-- CreateIndex
CREATE UNIQUE INDEX "target_version_key_key" ON "target_version"("key");

-- CreateIndex
CREATE UNIQUE INDEX "target_version_supersedes_id_key" ON "target_version"("supersedes_id");

-- CreateIndex
CREATE INDEX "target_version_agreement_id_idx" ON "target_version"("agreement_id");

-- CreateIndex
CREATE UNIQUE INDEX "voyage_idempotency_key_key" ON "voyage"("idempotency_key");

-- CreateIndex
CREATE INDEX "voyage_dated_on_id_idx" ON "voyage"("dated_on", "id");

-- CreateIndex
CREATE INDEX "voyage_vessel_id_dated_on_id_idx" ON "voyage"("vessel_id", "dated_on", "id");

-- CreateIndex
CREATE INDEX "voyage_status_dated_on_id_idx" ON "voyage"("status", "dated_on", "id");

-- CreateIndex
CREATE INDEX "voyage_bl_tonnes_id_idx" ON "voyage"("bl_tonnes", "id");

-- CreateIndex
CREATE INDEX "voyage_outturn_tonnes_id_idx" ON "voyage"("outturn_tonnes", "id");

-- CreateIndex
CREATE INDEX "voyage_vessel_name_id_idx" ON "voyage"("vessel_name", "id");

-- CreateIndex
CREATE INDEX "voyage_voyage_no_id_idx" ON "voyage"("voyage_no", "id");

-- CreateIndex
CREATE INDEX "lot_grade_id_idx" ON "lot"("grade_id");

-- CreateIndex
CREATE INDEX "lot_shipper_id_idx" ON "lot"("shipper_id");

-- CreateIndex
CREATE INDEX "lot_bl_date_voyage_id_idx" ON "lot"("bl_date", "voyage_id");

-- CreateIndex
CREATE UNIQUE INDEX "lot_voyage_id_no_key" ON "lot"("voyage_id", "no");

-- CreateIndex
CREATE UNIQUE INDEX "voyage_event_voyage_id_name_key" ON "voyage_event"("voyage_id", "name");

-- CreateIndex
CREATE INDEX "delay_voyage_id_idx" ON "delay"("voyage_id");

-- CreateIndex
CREATE INDEX "voyage_act_voyage_id_at_idx" ON "voyage_act"("voyage_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "voyage_warning_voyage_id_code_key" ON "voyage_warning"("voyage_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "reported_figure_key_key" ON "reported_figure"("key");

-- CreateIndex
CREATE UNIQUE INDEX "disruption_name_key" ON "disruption"("name");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_provider_id_account_id_key" ON "account"("provider_id", "account_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "rate_limit_key_key" ON "rate_limit"("key");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_link_token_hash_key" ON "one_time_link"("token_hash");

-- CreateIndex
CREATE INDEX "one_time_link_user_id_idx" ON "one_time_link"("user_id");

-- CreateIndex
CREATE INDEX "revision_voyage_id_id_idx" ON "revision"("voyage_id", "id");

-- CreateIndex
CREATE INDEX "revision_table_name_row_id_id_idx" ON "revision"("table_name", "row_id", "id");

-- CreateIndex
CREATE INDEX "revision_at_idx" ON "revision"("at");

-- AddForeignKey
ALTER TABLE "company" ADD CONSTRAINT "company_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vessel" ADD CONSTRAINT "vessel_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vessel" ADD CONSTRAINT "vessel_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "vessel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "port_notice" ADD CONSTRAINT "port_notice_terminal_id_fkey" FOREIGN KEY ("terminal_id") REFERENCES "terminal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scope" ADD CONSTRAINT "scope_shipper_id_fkey" FOREIGN KEY ("shipper_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scope_grade" ADD CONSTRAINT "scope_grade_scope_id_fkey" FOREIGN KEY ("scope_id") REFERENCES "scope"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scope_grade" ADD CONSTRAINT "scope_grade_grade_id_fkey" FOREIGN KEY ("grade_id") REFERENCES "grade"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_seller_id_fkey" FOREIGN KEY ("seller_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_buyer_id_fkey" FOREIGN KEY ("buyer_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target_version" ADD CONSTRAINT "target_version_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target_version" ADD CONSTRAINT "target_version_scope_id_fkey" FOREIGN KEY ("scope_id") REFERENCES "scope"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target_version" ADD CONSTRAINT "target_version_supersedes_id_fkey" FOREIGN KEY ("supersedes_id") REFERENCES "target_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "voyage" ADD CONSTRAINT "voyage_vessel_id_fkey" FOREIGN KEY ("vessel_id") REFERENCES "vessel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "voyage" ADD CONSTRAINT "voyage_load_terminal_id_fkey" FOREIGN KEY ("load_terminal_id") REFERENCES "terminal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "voyage" ADD CONSTRAINT "voyage_discharge_terminal_id_fkey" FOREIGN KEY ("discharge_terminal_id") REFERENCES "terminal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot" ADD CONSTRAINT "lot_voyage_id_fkey" FOREIGN KEY ("voyage_id") REFERENCES "voyage"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot" ADD CONSTRAINT "lot_grade_id_fkey" FOREIGN KEY ("grade_id") REFERENCES "grade"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot" ADD CONSTRAINT "lot_shipper_id_fkey" FOREIGN KEY ("shipper_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "voyage_event" ADD CONSTRAINT "voyage_event_voyage_id_fkey" FOREIGN KEY ("voyage_id") REFERENCES "voyage"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delay" ADD CONSTRAINT "delay_voyage_id_fkey" FOREIGN KEY ("voyage_id") REFERENCES "voyage"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "voyage_act" ADD CONSTRAINT "voyage_act_voyage_id_fkey" FOREIGN KEY ("voyage_id") REFERENCES "voyage"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "voyage_warning" ADD CONSTRAINT "voyage_warning_voyage_id_fkey" FOREIGN KEY ("voyage_id") REFERENCES "voyage"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
