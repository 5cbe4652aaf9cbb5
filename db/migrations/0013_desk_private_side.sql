CREATE TABLE "asked_twice" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "asked_twice_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"question_id" integer NOT NULL,
	"escalation_id" integer,
	"person_id" text NOT NULL,
	"source" text NOT NULL,
	"kind" text,
	"place" text,
	"message_id" integer,
	"answer_id" integer,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_presence" (
	"escalation_id" integer NOT NULL,
	"person_id" text NOT NULL,
	"seen_until" timestamp with time zone NOT NULL,
	"writing_until" timestamp with time zone,
	CONSTRAINT "case_presence_escalation_id_person_id_pk" PRIMARY KEY("escalation_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "case_surveys" (
	"escalation_id" integer PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"agent_id" text,
	"asked_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"satisfaction" integer,
	"ease" integer,
	"comment" text DEFAULT '' NOT NULL,
	CONSTRAINT "case_surveys_scale" CHECK (satisfaction between 1 and 5 and ease between 1 and 5),
	CONSTRAINT "case_surveys_whole" CHECK (num_nonnulls(answered_at, satisfaction, ease) in (0, 3))
);
--> statement-breakpoint
CREATE TABLE "macros" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "macros_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"owner_id" text,
	"team_id" integer,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"saved_by" text,
	"saved_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "macros_whose" CHECK (num_nonnulls(owner_id, team_id) = 1)
);
--> statement-breakpoint
ALTER TABLE "asked_twice" ADD CONSTRAINT "asked_twice_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asked_twice" ADD CONSTRAINT "asked_twice_escalation_id_escalations_id_fk" FOREIGN KEY ("escalation_id") REFERENCES "public"."escalations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asked_twice" ADD CONSTRAINT "asked_twice_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asked_twice" ADD CONSTRAINT "asked_twice_message_id_escalation_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."escalation_messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asked_twice" ADD CONSTRAINT "asked_twice_answer_id_answers_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."answers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_presence" ADD CONSTRAINT "case_presence_escalation_id_escalations_id_fk" FOREIGN KEY ("escalation_id") REFERENCES "public"."escalations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_presence" ADD CONSTRAINT "case_presence_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_surveys" ADD CONSTRAINT "case_surveys_escalation_id_escalations_id_fk" FOREIGN KEY ("escalation_id") REFERENCES "public"."escalations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_surveys" ADD CONSTRAINT "case_surveys_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_surveys" ADD CONSTRAINT "case_surveys_agent_id_people_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "macros" ADD CONSTRAINT "macros_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "macros" ADD CONSTRAINT "macros_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "macros" ADD CONSTRAINT "macros_saved_by_people_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "asked_twice_person" ON "asked_twice" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "asked_twice_created" ON "asked_twice" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "asked_twice_said" ON "asked_twice" USING btree ("message_id") WHERE source = 'asker';--> statement-breakpoint
CREATE INDEX "case_surveys_answered" ON "case_surveys" USING btree ("answered_at");--> statement-breakpoint
CREATE UNIQUE INDEX "macros_own_title" ON "macros" USING btree ("owner_id",lower("title")) WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "macros_team_title" ON "macros" USING btree ("team_id",lower("title")) WHERE retired_at is null;