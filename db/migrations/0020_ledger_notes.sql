-- The ledger only grows as well; what somebody wrote beside a row may be rewritten while an account is being erased.
CREATE FUNCTION guard_points() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND EXISTS (SELECT FROM erasures WHERE forgotten_at IS NULL)
    AND (to_jsonb(NEW) - 'note') = (to_jsonb(OLD) - 'note')
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME;
END
$$;--> statement-breakpoint
DROP TRIGGER points_are_append_only ON "points";--> statement-breakpoint
CREATE TRIGGER points_are_append_only BEFORE UPDATE OR DELETE ON "points"
  FOR EACH ROW EXECUTE FUNCTION guard_points();
