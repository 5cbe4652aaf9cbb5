CREATE TABLE "article_contacts" (
	"article_id" integer NOT NULL,
	"question_id" integer NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"via" text NOT NULL,
	"contact_at" timestamp with time zone NOT NULL,
	CONSTRAINT "article_contacts_article_id_question_id_person_id_pk" PRIMARY KEY("article_id","question_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "article_dismissals" (
	"article_id" integer NOT NULL,
	"reason" text NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"dismissed_by" text NOT NULL,
	"dismissed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "article_dismissals_article_id_reason_pk" PRIMARY KEY("article_id","reason")
);
--> statement-breakpoint
CREATE TABLE "article_reads" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "article_reads_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"article_id" integer NOT NULL,
	"person_id" text NOT NULL,
	"read_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "article_views" (
	"article_id" integer NOT NULL,
	"day" date NOT NULL,
	"views" integer NOT NULL,
	CONSTRAINT "article_views_article_id_day_pk" PRIMARY KEY("article_id","day")
);
--> statement-breakpoint
CREATE TABLE "gap_dismissals" (
	"language" text NOT NULL,
	"words" text NOT NULL,
	"reason" text NOT NULL,
	"dismissed_by" text NOT NULL,
	"dismissed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "gap_dismissals_language_words_pk" PRIMARY KEY("language","words"),
	CONSTRAINT "gap_dismissals_reason" CHECK (reason <> '')
);
--> statement-breakpoint
ALTER TABLE "curation_tasks" ADD COLUMN "article_id" integer;--> statement-breakpoint
ALTER TABLE "article_feedback" ADD COLUMN "version" integer;--> statement-breakpoint
ALTER TABLE "article_contacts" ADD CONSTRAINT "article_contacts_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_contacts" ADD CONSTRAINT "article_contacts_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_contacts" ADD CONSTRAINT "article_contacts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_dismissals" ADD CONSTRAINT "article_dismissals_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_dismissals" ADD CONSTRAINT "article_dismissals_dismissed_by_people_id_fk" FOREIGN KEY ("dismissed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_reads" ADD CONSTRAINT "article_reads_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_reads" ADD CONSTRAINT "article_reads_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_views" ADD CONSTRAINT "article_views_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gap_dismissals" ADD CONSTRAINT "gap_dismissals_dismissed_by_people_id_fk" FOREIGN KEY ("dismissed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_contacts_at" ON "article_contacts" USING btree ("contact_at");--> statement-breakpoint
CREATE INDEX "article_contacts_question" ON "article_contacts" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "article_reads_person" ON "article_reads" USING btree ("person_id","article_id","read_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "article_reads_at" ON "article_reads" USING btree ("read_at");--> statement-breakpoint
CREATE INDEX "article_views_day" ON "article_views" USING btree ("day");--> statement-breakpoint
ALTER TABLE "curation_tasks" ADD CONSTRAINT "curation_tasks_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;