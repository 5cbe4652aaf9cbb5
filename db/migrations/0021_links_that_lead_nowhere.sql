CREATE TABLE "article_broken_links" (
	"article_id" integer NOT NULL,
	"href" text NOT NULL,
	"reason" text NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	CONSTRAINT "article_broken_links_article_id_href_pk" PRIMARY KEY("article_id","href")
);
--> statement-breakpoint
ALTER TABLE "article_broken_links" ADD CONSTRAINT "article_broken_links_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;