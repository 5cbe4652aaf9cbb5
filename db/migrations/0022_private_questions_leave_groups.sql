-- Whatever makes a question private takes it out of its group in the same moment.
CREATE FUNCTION leave_repeats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM repeat_members WHERE question_id = NEW.id;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER private_questions_leave_repeats AFTER UPDATE OF visibility, asked_at, held_at, hidden_at ON "questions"
  FOR EACH ROW
  WHEN (NOT (NEW.visibility = 'public' AND NEW.asked_at IS NOT NULL AND NEW.held_at IS NULL AND NEW.hidden_at IS NULL))
  EXECUTE FUNCTION leave_repeats();
