-- What a file's trial found ready to be logged, some hundred voyages a row, in the shape in which logging writes them:
-- importing the file then reads and judges nothing anew, as long as nothing was written to the log since.

CREATE TABLE "import_ready" (
  "batch_id" UUID NOT NULL,
  "part" INTEGER NOT NULL,
  "voyages" JSONB NOT NULL,
  CONSTRAINT "import_ready_pkey" PRIMARY KEY ("batch_id", "part"),
  CONSTRAINT "import_ready_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
-- Read once and gone: packing and unpacking it would cost more than the room it takes.
ALTER TABLE "import_ready" ALTER COLUMN "voyages" SET STORAGE EXTERNAL;
-- What the trial saw: pg_current_snapshot() and the moment it was taken. Null: to be tried out anew.
ALTER TABLE "import_batch" ADD COLUMN "tried_snapshot" TEXT, ADD COLUMN "tried_at" TIMESTAMPTZ(3);
