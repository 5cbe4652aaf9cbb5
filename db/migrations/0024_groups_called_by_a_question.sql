ALTER TABLE "repeat_groups" ADD COLUMN "typical_id" integer;--> statement-breakpoint
ALTER TABLE "repeat_groups" DROP COLUMN "label";