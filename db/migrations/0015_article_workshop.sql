CREATE TABLE "article_comments" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "article_comments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"article_id" integer NOT NULL,
	"version" integer NOT NULL,
	"quote" text DEFAULT '' NOT NULL,
	"place" integer,
	"author_id" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_by" text
);
--> statement-breakpoint
CREATE TABLE "article_file_texts" (
	"article_id" integer PRIMARY KEY NOT NULL,
	"digest" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"body" text NOT NULL,
	"arrived_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "article_reviews" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "article_reviews_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"article_id" integer NOT NULL,
	"version" integer NOT NULL,
	"submitted_by" text NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"asked_id" text,
	"message" text DEFAULT '' NOT NULL,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"decision" text,
	"note" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "article_versions" ADD COLUMN "summary" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "article_versions" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "article_versions" ADD COLUMN "restored_from" integer;--> statement-breakpoint
ALTER TABLE "article_versions" ADD COLUMN "source_version" integer;--> statement-breakpoint
ALTER TABLE "article_versions" ADD COLUMN "published_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "content_version" integer;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "working_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "source_version" integer;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "scheduled_version" integer;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "scheduled_for" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "scheduled_by" text;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "needs_update_reason" text;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "needs_update_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "article_comments" ADD CONSTRAINT "article_comments_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_comments" ADD CONSTRAINT "article_comments_resolved_by_people_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_comments" ADD CONSTRAINT "article_comments_version_fk" FOREIGN KEY ("article_id","version") REFERENCES "public"."article_versions"("article_id","version") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_file_texts" ADD CONSTRAINT "article_file_texts_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_reviews" ADD CONSTRAINT "article_reviews_submitted_by_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_reviews" ADD CONSTRAINT "article_reviews_asked_id_people_id_fk" FOREIGN KEY ("asked_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_reviews" ADD CONSTRAINT "article_reviews_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_reviews" ADD CONSTRAINT "article_reviews_version_fk" FOREIGN KEY ("article_id","version") REFERENCES "public"."article_versions"("article_id","version") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_comments_article" ON "article_comments" USING btree ("article_id","created_at");--> statement-breakpoint
CREATE INDEX "article_reviews_article" ON "article_reviews" USING btree ("article_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "article_reviews_open" ON "article_reviews" USING btree ("article_id") WHERE decided_at is null;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_scheduled_by_people_id_fk" FOREIGN KEY ("scheduled_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "articles_content_file" ON "articles" USING btree ("content_file") WHERE content_file is not null;--> statement-breakpoint
CREATE INDEX "articles_owner" ON "articles" USING btree ("owner_id");--> statement-breakpoint
INSERT INTO "article_versions" ("article_id", "version", "title", "body", "created_at")
  SELECT a."id", a."version", a."title", a."body", a."updated_at" FROM "articles" a
  WHERE NOT EXISTS (SELECT FROM "article_versions" v WHERE v."article_id" = a."id" AND v."version" = a."version");--> statement-breakpoint
UPDATE "article_versions" v SET "summary" = a."summary" FROM "articles" a
  WHERE a."id" = v."article_id" AND a."version" = v."version";--> statement-breakpoint
UPDATE "article_versions" v SET "published_at" = v."created_at" FROM "articles" a
  WHERE a."id" = v."article_id" AND a."status" NOT IN ('draft', 'in_review');--> statement-breakpoint
UPDATE "articles" a SET
  "working_version" = a."version",
  "version" = CASE WHEN a."status" IN ('draft', 'in_review') THEN 0 ELSE a."version" END,
  "content_version" = CASE WHEN a."content_file" IS NOT NULL THEN (SELECT max(v."version") FROM "article_versions" v
    WHERE v."article_id" = a."id" AND v."editor_id" IS NULL) END,
  "source_version" = (SELECT CASE WHEN s."updated_at" > a."updated_at" THEN s."version" - 1 ELSE s."version" END
    FROM "articles" s WHERE s."id" = a."translation_of");
