-- What a reason was given for, where the voyage has become better since: without it, what stands in detail.
ALTER TABLE "voyage_warning" ADD COLUMN "accepted" JSONB;
