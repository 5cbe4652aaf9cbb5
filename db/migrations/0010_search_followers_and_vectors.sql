CREATE TABLE "document_vectors" (
	"subject" text NOT NULL,
	"model" text NOT NULL,
	"content_hash" text NOT NULL,
	"vector" "bytea" NOT NULL,
	"embedded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "document_vectors_subject_model_pk" PRIMARY KEY("subject","model")
);
--> statement-breakpoint
CREATE TABLE "search_followers" (
	"name" text PRIMARY KEY NOT NULL,
	"floor" text,
	"seen" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"followed_at" timestamp with time zone,
	"built_at" timestamp with time zone,
	"rebuild_asked_at" timestamp with time zone,
	"checked_at" timestamp with time zone,
	"drift" jsonb,
	"documents" integer DEFAULT 0 NOT NULL,
	"problem" text
);
