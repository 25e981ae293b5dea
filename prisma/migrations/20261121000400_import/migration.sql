-- Where a file waits between upload and import: read, mended and tried out here, never in the log. Not part of the
-- history: nothing in these tables is true until it is imported.

CREATE TABLE "import_batch" (
  "id" UUID NOT NULL,
  "user_id" TEXT NOT NULL,
  "file_name" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "headers" TEXT[] NOT NULL,
  "fields" TEXT[] NOT NULL,
  "conventions" JSONB NOT NULL,
  "warning_reason" TEXT NOT NULL DEFAULT '',
  "checked" JSONB,
  "imported_at" TIMESTAMPTZ(3),
  "outcome" JSONB,
  CONSTRAINT "import_batch_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "import_batch_user_id_created_at_idx" ON "import_batch"("user_id", "created_at");

CREATE TABLE "import_row" (
  "batch_id" UUID NOT NULL,
  "no" INTEGER NOT NULL,
  "cells" TEXT[] NOT NULL,
  CONSTRAINT "import_row_pkey" PRIMARY KEY ("batch_id", "no"),
  CONSTRAINT "import_row_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "import_voyage" (
  "batch_id" UUID NOT NULL,
  "no" INTEGER NOT NULL,
  "rows" INTEGER[] NOT NULL,
  "verdict" TEXT NOT NULL,
  "voyage_no" TEXT,
  "changes" JSONB NOT NULL,
  "problems" JSONB NOT NULL,
  CONSTRAINT "import_voyage_pkey" PRIMARY KEY ("batch_id", "no"),
  CONSTRAINT "import_voyage_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "import_voyage_batch_id_verdict_no_idx" ON "import_voyage"("batch_id", "verdict", "no");

CREATE TABLE "import_header" (
  "user_id" TEXT NOT NULL,
  "header" TEXT NOT NULL,
  "field" TEXT NOT NULL,
  CONSTRAINT "import_header_pkey" PRIMARY KEY ("user_id", "header")
);

ALTER TABLE "import_voyage" ADD CONSTRAINT "import_voyage_verdict" CHECK ("verdict" IN ('create', 'amend', 'same', 'refused', 'doubted'));
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_range" CHECK ("no" BETWEEN 1 AND 1000000 AND cardinality("cells") <= 200);
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_columns" CHECK (cardinality("headers") <= 200 AND cardinality("fields") = cardinality("headers"));
