-- The event TRANSFERRED: a number was attached to another agent of its account; agent_id is the new agent, value the former one.
-- The constraint is replaced at once and validated afterwards, so that numbers are attached meanwhile. All statements can be repeated.
-- The lock lets new statements wait. If it cannot be had soon, the start fails and can be repeated.
DO $$
BEGIN
  SET LOCAL lock_timeout = '5s';
  ALTER TABLE attachment_history
    DROP CONSTRAINT IF EXISTS attachment_history_event_check,
    ADD CONSTRAINT attachment_history_event_check
      CHECK (event IN ('ATTACHED', 'DETACHED', 'STATUS_SET', 'PURPOSE_SET', 'TRANSFERRED')) NOT VALID;
END
$$;

ALTER TABLE attachment_history VALIDATE CONSTRAINT attachment_history_event_check;
