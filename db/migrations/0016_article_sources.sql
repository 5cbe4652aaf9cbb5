CREATE TABLE "article_drafts" (
	"article_id" integer PRIMARY KEY NOT NULL,
	"group_id" integer,
	"open_points" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"private_places" integer DEFAULT 0 NOT NULL,
	"private_threads" integer DEFAULT 0 NOT NULL,
	"is_machine_written" boolean DEFAULT false NOT NULL,
	"drafted_by" text,
	"drafted_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"read_by" text
);
--> statement-breakpoint
CREATE TABLE "article_fixes" (
	"article_id" integer NOT NULL,
	"question_id" integer NOT NULL,
	"person_id" text NOT NULL,
	"told_at" timestamp with time zone,
	"solved" boolean,
	"reason" text,
	"said_at" timestamp with time zone,
	CONSTRAINT "article_fixes_article_id_question_id_person_id_pk" PRIMARY KEY("article_id","question_id","person_id"),
	CONSTRAINT "article_fixes_said" CHECK ((solved is null) = (said_at is null))
);
--> statement-breakpoint
CREATE TABLE "article_sources" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "article_sources_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"article_id" integer NOT NULL,
	"question_id" integer NOT NULL,
	"answer_id" integer,
	"group_id" integer,
	"added_by" text,
	"added_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "article_drafts" ADD CONSTRAINT "article_drafts_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_drafts" ADD CONSTRAINT "article_drafts_group_id_repeat_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."repeat_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_drafts" ADD CONSTRAINT "article_drafts_drafted_by_people_id_fk" FOREIGN KEY ("drafted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_drafts" ADD CONSTRAINT "article_drafts_read_by_people_id_fk" FOREIGN KEY ("read_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_fixes" ADD CONSTRAINT "article_fixes_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_fixes" ADD CONSTRAINT "article_fixes_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_fixes" ADD CONSTRAINT "article_fixes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_sources" ADD CONSTRAINT "article_sources_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_sources" ADD CONSTRAINT "article_sources_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_sources" ADD CONSTRAINT "article_sources_answer_id_answers_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."answers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_sources" ADD CONSTRAINT "article_sources_group_id_repeat_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."repeat_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_sources" ADD CONSTRAINT "article_sources_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "article_fixes_told" ON "article_fixes" USING btree ("article_id","person_id") WHERE told_at is not null;--> statement-breakpoint
CREATE INDEX "article_fixes_question" ON "article_fixes" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "article_fixes_person" ON "article_fixes" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "article_sources_once" ON "article_sources" USING btree ("article_id","question_id",coalesce(answer_id, 0));--> statement-breakpoint
CREATE INDEX "article_sources_question" ON "article_sources" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "article_sources_group" ON "article_sources" USING btree ("group_id") WHERE group_id is not null;