-- Whoever loses a role, an account or a session is told of to every process, in the transaction in which it happens:
-- no process can end between the two, and what somebody changes by hand counts as well.
CREATE FUNCTION "tell_recheck"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "changed" jsonb := CASE "tg_op" WHEN 'DELETE' THEN to_jsonb("old") ELSE to_jsonb("new") END;
BEGIN
  PERFORM pg_notify('kvalitetstavlan_recheck', "changed" ->> "tg_argv"[0]);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "tell_recheck" AFTER INSERT OR UPDATE OR DELETE ON "rolltilldelning"
  FOR EACH ROW EXECUTE FUNCTION "tell_recheck"('person_id');--> statement-breakpoint
CREATE TRIGGER "tell_recheck" AFTER UPDATE OF "namn", "closed" ON "person"
  FOR EACH ROW EXECUTE FUNCTION "tell_recheck"('id');--> statement-breakpoint
CREATE TRIGGER "tell_recheck" AFTER DELETE ON "session"
  FOR EACH ROW EXECUTE FUNCTION "tell_recheck"('person_id');
