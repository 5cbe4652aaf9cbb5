CREATE TABLE "repeat_decisions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "repeat_decisions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"question_id" integer NOT NULL,
	"other_id" integer,
	"group_id" integer,
	"decided_by" text NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "repeat_decisions_about" CHECK (case kind when 'together' then num_nonnulls(other_id, group_id) = 1
        when 'apart' then other_id is not null and group_id is null
        else other_id is null and group_id is null end),
	CONSTRAINT "repeat_decisions_pair_in_order" CHECK (other_id is null or question_id < other_id)
);
--> statement-breakpoint
CREATE TABLE "repeat_groups" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "repeat_groups_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text,
	"label" text DEFAULT '' NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"article_id" integer,
	"ignored_at" timestamp with time zone,
	"ignored_by" text,
	"ignored_reason" text,
	"merged_into_id" integer,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "repeat_groups_ignored" CHECK ((ignored_at is null) = (ignored_reason is null)),
	CONSTRAINT "repeat_groups_not_into_itself" CHECK (merged_into_id is null or merged_into_id <> id)
);
--> statement-breakpoint
CREATE TABLE "repeat_members" (
	"question_id" integer PRIMARY KEY NOT NULL,
	"group_id" integer NOT NULL,
	"placed_by" text NOT NULL,
	"likeness" real,
	"placed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "repeat_decisions" ADD CONSTRAINT "repeat_decisions_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repeat_decisions" ADD CONSTRAINT "repeat_decisions_other_id_questions_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repeat_decisions" ADD CONSTRAINT "repeat_decisions_group_id_repeat_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."repeat_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repeat_decisions" ADD CONSTRAINT "repeat_decisions_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repeat_groups" ADD CONSTRAINT "repeat_groups_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repeat_groups" ADD CONSTRAINT "repeat_groups_ignored_by_people_id_fk" FOREIGN KEY ("ignored_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repeat_groups" ADD CONSTRAINT "repeat_groups_merged_into_id_repeat_groups_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."repeat_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repeat_members" ADD CONSTRAINT "repeat_members_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repeat_members" ADD CONSTRAINT "repeat_members_group_id_repeat_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."repeat_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "repeat_decisions_place" ON "repeat_decisions" USING btree ("question_id") WHERE kind = 'excluded' or (kind = 'together' and group_id is not null);--> statement-breakpoint
CREATE UNIQUE INDEX "repeat_decisions_pair" ON "repeat_decisions" USING btree ("question_id","other_id") WHERE other_id is not null;--> statement-breakpoint
CREATE INDEX "repeat_decisions_other" ON "repeat_decisions" USING btree ("other_id") WHERE other_id is not null;--> statement-breakpoint
CREATE INDEX "repeat_decisions_group" ON "repeat_decisions" USING btree ("group_id") WHERE group_id is not null;--> statement-breakpoint
CREATE INDEX "repeat_groups_article" ON "repeat_groups" USING btree ("article_id") WHERE article_id is not null;--> statement-breakpoint
CREATE INDEX "repeat_groups_merged" ON "repeat_groups" USING btree ("merged_into_id") WHERE merged_into_id is not null;--> statement-breakpoint
CREATE INDEX "repeat_members_group" ON "repeat_members" USING btree ("group_id");