CREATE TABLE "data_exports" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"person_id" text PRIMARY KEY NOT NULL,
	"alias" text NOT NULL,
	"names" text[] NOT NULL,
	"keeps_posts" boolean NOT NULL,
	"erased_at" timestamp with time zone NOT NULL,
	"forgotten_at" timestamp with time zone,
	CONSTRAINT "erasures_alias_unique" UNIQUE("alias")
);
--> statement-breakpoint
ALTER TABLE "data_exports" ADD CONSTRAINT "data_exports_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "data_exports_person" ON "data_exports" USING btree ("person_id","expires_at");--> statement-breakpoint
-- The audit only grows. While an account is being erased, words in a line may be taken out; who did what to which thing,
-- when, and that something was said there, stays.
CREATE FUNCTION guard_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND (NEW.id, NEW.at, NEW.action, NEW.subject) = (OLD.id, OLD.at, OLD.action, OLD.subject)
    AND NEW.actor_id IS NOT DISTINCT FROM OLD.actor_id
    AND array(SELECT jsonb_object_keys(NEW.data) ORDER BY 1) = array(SELECT jsonb_object_keys(OLD.data) ORDER BY 1)
    AND EXISTS (SELECT FROM erasures WHERE forgotten_at IS NULL)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME;
END
$$;--> statement-breakpoint
DROP TRIGGER audit_is_append_only ON "audit";--> statement-breakpoint
CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE ON "audit"
  FOR EACH ROW EXECUTE FUNCTION guard_audit();
