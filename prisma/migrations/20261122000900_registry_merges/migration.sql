-- Terminals and grades, too, get entered twice under two names; the duplicate stays and points to the entry that stays.

ALTER TABLE "terminal" ADD COLUMN "merged_into_id" INTEGER;
ALTER TABLE "grade" ADD COLUMN "merged_into_id" INTEGER;
ALTER TABLE "terminal" ADD CONSTRAINT "terminal_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "terminal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "grade" ADD CONSTRAINT "grade_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "grade"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "terminal" ADD CONSTRAINT "terminal_not_merged_into_itself" CHECK ("merged_into_id" <> "id");
ALTER TABLE "grade" ADD CONSTRAINT "grade_not_merged_into_itself" CHECK ("merged_into_id" <> "id");
