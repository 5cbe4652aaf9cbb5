CREATE TABLE "answer_ratings" (
	"answer_id" integer NOT NULL,
	"person_id" text NOT NULL,
	"stars" smallint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "answer_ratings_answer_id_person_id_pk" PRIMARY KEY("answer_id","person_id"),
	CONSTRAINT "answer_ratings_stars" CHECK (stars between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "appeals" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "appeals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"post_type" text NOT NULL,
	"post_id" integer NOT NULL,
	"question_id" integer NOT NULL,
	"person_id" text NOT NULL,
	"words" text NOT NULL,
	"hidden_by" text,
	"created_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" text,
	"outcome" text,
	"note" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "applications_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"person_id" text NOT NULL,
	"topic_ids" integer[] NOT NULL,
	"languages" text[] NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"invited_by" text,
	"created_at" timestamp with time zone NOT NULL,
	"agreed_at" timestamp with time zone,
	"passed_at" timestamp with time zone,
	"decided_at" timestamp with time zone,
	"decided_by" text,
	"decision" text,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "applications_decided" CHECK ((decided_at is null) = (decision is null))
);
--> statement-breakpoint
CREATE TABLE "article_answers" (
	"article_id" integer NOT NULL,
	"answer_id" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "article_answers_article_id_answer_id_pk" PRIMARY KEY("article_id","answer_id")
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"person_id" text NOT NULL,
	"month" text NOT NULL,
	"helped" integer NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "letters_person_id_month_pk" PRIMARY KEY("person_id","month")
);
--> statement-breakpoint
CREATE TABLE "news_settings" (
	"person_id" text PRIMARY KEY NOT NULL,
	"quiet_from" smallint NOT NULL,
	"quiet_until" smallint NOT NULL,
	"daily_cap" smallint NOT NULL,
	"holiday_from" text,
	"holiday_until" text,
	"nudges_in_app" boolean DEFAULT true NOT NULL,
	"nudges_by_mail" boolean DEFAULT true NOT NULL,
	"letter_by_mail" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "nudges" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "nudges_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"question_id" integer NOT NULL,
	"person_id" text NOT NULL,
	"ring" smallint NOT NULL,
	"score" integer NOT NULL,
	"reasons" text[] NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"not_before" timestamp with time zone,
	"held_by" text
);
--> statement-breakpoint
CREATE TABLE "points" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "points_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"part" integer NOT NULL,
	"points" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"capped" text,
	"note" text DEFAULT '' NOT NULL,
	"by_id" text
);
--> statement-breakpoint
CREATE TABLE "queue_skips" (
	"person_id" text NOT NULL,
	"question_id" integer NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "queue_skips_person_id_question_id_pk" PRIMARY KEY("person_id","question_id")
);
--> statement-breakpoint
CREATE TABLE "quiz_attempts" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "quiz_attempts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"application_id" integer NOT NULL,
	"given" jsonb NOT NULL,
	"correct" integer NOT NULL,
	"total" integer NOT NULL,
	"passed" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quiz_questions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "quiz_questions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"starter" text,
	"texts" jsonb NOT NULL,
	"correct" smallint NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"retired_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "quiz_questions_starter_unique" UNIQUE("starter")
);
--> statement-breakpoint
ALTER TABLE "revisions" ADD COLUMN "topic_id" integer;--> statement-breakpoint
ALTER TABLE "revisions" ADD COLUMN "tags" text[];--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "ended_by" text;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "ended_reason" text;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "reminded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "answer_ratings" ADD CONSTRAINT "answer_ratings_answer_id_answers_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."answers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_ratings" ADD CONSTRAINT "answer_ratings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_hidden_by_people_id_fk" FOREIGN KEY ("hidden_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_invited_by_people_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_answers" ADD CONSTRAINT "article_answers_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_answers" ADD CONSTRAINT "article_answers_answer_id_answers_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."answers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "news_settings" ADD CONSTRAINT "news_settings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudges" ADD CONSTRAINT "nudges_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudges" ADD CONSTRAINT "nudges_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points" ADD CONSTRAINT "points_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points" ADD CONSTRAINT "points_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_skips" ADD CONSTRAINT "queue_skips_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_skips" ADD CONSTRAINT "queue_skips_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_attempts" ADD CONSTRAINT "quiz_attempts_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "appeals_open" ON "appeals" USING btree ("post_type","post_id") WHERE decided_at is null;--> statement-breakpoint
CREATE INDEX "appeals_waiting" ON "appeals" USING btree ("created_at") WHERE decided_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "applications_open" ON "applications" USING btree ("person_id") WHERE decided_at is null;--> statement-breakpoint
CREATE INDEX "applications_list" ON "applications" USING btree ("created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "article_answers_answer" ON "article_answers" USING btree ("answer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "nudges_once" ON "nudges" USING btree ("question_id","person_id");--> statement-breakpoint
CREATE INDEX "nudges_person" ON "nudges" USING btree ("person_id","sent_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "nudges_waiting" ON "nudges" USING btree ("not_before") WHERE sent_at is null and not_before is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "points_part" ON "points" USING btree ("person_id","key","part");--> statement-breakpoint
CREATE INDEX "points_person" ON "points" USING btree ("person_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "points_at" ON "points" USING btree ("at");--> statement-breakpoint
CREATE INDEX "quiz_attempts_application" ON "quiz_attempts" USING btree ("application_id");--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE TRIGGER points_are_append_only BEFORE UPDATE OR DELETE ON "points"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
