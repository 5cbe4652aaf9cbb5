CREATE TABLE "info_requests" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "info_requests_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"question_id" integer NOT NULL,
	"person_id" text NOT NULL,
	"body" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_reason" text,
	"shown_before" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "known_issues" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "known_issues_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"question_id" integer NOT NULL,
	"topic_id" integer,
	"message" text NOT NULL,
	"started_by" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" text
);
--> statement-breakpoint
CREATE TABLE "curation_tasks" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "curation_tasks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"escalation_id" integer NOT NULL,
	"question_id" integer NOT NULL,
	"cause" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"done_by" text
);
--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "follow_up_of_id" integer;--> statement-breakpoint
ALTER TABLE "escalations" ADD COLUMN "hand_back_asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "escalations" ADD COLUMN "hand_back_reason" text;--> statement-breakpoint
ALTER TABLE "escalations" ADD COLUMN "plan_required_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "escalations" ADD COLUMN "merged_into_id" integer;--> statement-breakpoint
ALTER TABLE "gate_refusals" ADD COLUMN "attempt" text DEFAULT 'ask_person' NOT NULL;--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "calendar" jsonb;--> statement-breakpoint
ALTER TABLE "topics" ADD COLUMN "calendar" jsonb;--> statement-breakpoint
ALTER TABLE "info_requests" ADD CONSTRAINT "info_requests_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "info_requests" ADD CONSTRAINT "info_requests_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_issues" ADD CONSTRAINT "known_issues_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_issues" ADD CONSTRAINT "known_issues_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_issues" ADD CONSTRAINT "known_issues_started_by_people_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_issues" ADD CONSTRAINT "known_issues_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "curation_tasks" ADD CONSTRAINT "curation_tasks_escalation_id_escalations_id_fk" FOREIGN KEY ("escalation_id") REFERENCES "public"."escalations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "curation_tasks" ADD CONSTRAINT "curation_tasks_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "curation_tasks" ADD CONSTRAINT "curation_tasks_done_by_people_id_fk" FOREIGN KEY ("done_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "info_requests_question" ON "info_requests" USING btree ("question_id");--> statement-breakpoint
CREATE UNIQUE INDEX "info_requests_open" ON "info_requests" USING btree ("question_id") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "known_issues_question" ON "known_issues" USING btree ("question_id") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "curation_tasks_case" ON "curation_tasks" USING btree ("escalation_id","cause");--> statement-breakpoint
CREATE INDEX "curation_tasks_open" ON "curation_tasks" USING btree ("created_at") WHERE done_at is null;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_follow_up_of_id_questions_id_fk" FOREIGN KEY ("follow_up_of_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_merged_into_id_escalations_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."escalations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "gate_refusals_created" ON "gate_refusals" USING btree ("created_at");