CREATE TABLE "file_uses" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "file_uses_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"file_id" text NOT NULL,
	"question_id" integer,
	"answer_id" integer,
	"comment_id" integer,
	"detail_id" integer,
	"message_id" integer,
	"article_id" integer,
	"snippet_id" integer,
	CONSTRAINT "file_uses_once" UNIQUE NULLS NOT DISTINCT("file_id","question_id","answer_id","comment_id","detail_id","message_id","article_id","snippet_id"),
	CONSTRAINT "file_uses_one_thing" CHECK (num_nonnulls(question_id, answer_id, comment_id, detail_id, message_id, article_id, snippet_id) = 1)
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"bytes" integer NOT NULL,
	"digest" text NOT NULL,
	"body" "bytea" NOT NULL,
	"small" "bytea",
	"uploader_id" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "files_whole" CHECK (octet_length(body) = bytes)
);
--> statement-breakpoint
CREATE TABLE "snippets" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "snippets_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"language" text NOT NULL,
	"body" text NOT NULL,
	"audience" text DEFAULT 'public' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"saved_by" text,
	"created_at" timestamp with time zone NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "snippets_name" UNIQUE("name","language")
);
--> statement-breakpoint
ALTER TABLE "file_uses" ADD CONSTRAINT "file_uses_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_uses" ADD CONSTRAINT "file_uses_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_uses" ADD CONSTRAINT "file_uses_answer_id_answers_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."answers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_uses" ADD CONSTRAINT "file_uses_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_uses" ADD CONSTRAINT "file_uses_detail_id_private_details_id_fk" FOREIGN KEY ("detail_id") REFERENCES "public"."private_details"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_uses" ADD CONSTRAINT "file_uses_message_id_escalation_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."escalation_messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_uses" ADD CONSTRAINT "file_uses_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_uses" ADD CONSTRAINT "file_uses_snippet_id_snippets_id_fk" FOREIGN KEY ("snippet_id") REFERENCES "public"."snippets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_uploader_id_people_id_fk" FOREIGN KEY ("uploader_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snippets" ADD CONSTRAINT "snippets_saved_by_people_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "file_uses_question" ON "file_uses" USING btree ("question_id") WHERE question_id is not null;--> statement-breakpoint
CREATE INDEX "file_uses_answer" ON "file_uses" USING btree ("answer_id") WHERE answer_id is not null;--> statement-breakpoint
CREATE INDEX "file_uses_comment" ON "file_uses" USING btree ("comment_id") WHERE comment_id is not null;--> statement-breakpoint
CREATE INDEX "file_uses_detail" ON "file_uses" USING btree ("detail_id") WHERE detail_id is not null;--> statement-breakpoint
CREATE INDEX "file_uses_message" ON "file_uses" USING btree ("message_id") WHERE message_id is not null;--> statement-breakpoint
CREATE INDEX "file_uses_article" ON "file_uses" USING btree ("article_id") WHERE article_id is not null;--> statement-breakpoint
CREATE INDEX "files_uploader" ON "files" USING btree ("uploader_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "files_created" ON "files" USING btree ("created_at");--> statement-breakpoint
ALTER TABLE "files" ALTER COLUMN "body" SET STORAGE EXTERNAL, ALTER COLUMN "small" SET STORAGE EXTERNAL;
