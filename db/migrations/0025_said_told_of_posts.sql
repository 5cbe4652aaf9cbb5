ALTER TABLE "asked_twice" ADD COLUMN "comment_id" integer;--> statement-breakpoint
ALTER TABLE "asked_twice" ADD CONSTRAINT "asked_twice_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "asked_twice_said_of_answer" ON "asked_twice" USING btree ("answer_id") WHERE source = 'asker';--> statement-breakpoint
CREATE UNIQUE INDEX "asked_twice_said_of_comment" ON "asked_twice" USING btree ("comment_id") WHERE source = 'asker';