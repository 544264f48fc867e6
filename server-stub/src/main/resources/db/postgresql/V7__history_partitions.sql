-- The history in partitions by month (UTC), so that old months are dropped and not deleted row by row. The server creates the
-- partitions of coming months. The present table becomes the partition of the past, up to the month after next, or beyond its latest
-- event; no row is moved. The scripts are in several transactions, and each can be repeated after an interruption.

-- What may be removed from the history: a row allows it to the transaction that adds it, and is deleted before the commit, so that
-- no other transaction sees it. before: events of numbers before this time; account_id: all events of this account.
CREATE TABLE IF NOT EXISTS history_removal (
  before     BIGINT,
  account_id TEXT
);

CREATE OR REPLACE FUNCTION refuse_to_change_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND EXISTS (
      SELECT 1 FROM history_removal AS allowed WHERE OLD.account_id = allowed.account_id
        OR OLD.at < allowed.before AND TG_TABLE_NAME <> 'audit_event') THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the history is append-only';
END
$$;

-- The locks let new statements wait, so that they are not waited for long. If one cannot be had, the start fails and can be repeated.
DO $$
DECLARE
  latest TIMESTAMP;
  bound BIGINT;
BEGIN
  IF (SELECT relkind FROM pg_class WHERE oid = 'attachment_history'::regclass) = 'p' THEN
    RETURN;
  END IF;
  latest := GREATEST(
      now() AT TIME ZONE 'UTC' + INTERVAL '1 month',
      (SELECT to_timestamp(max(at) / 1000) AT TIME ZONE 'UTC' FROM attachment_history));
  bound := EXTRACT(EPOCH FROM date_trunc('month', latest + INTERVAL '1 month') AT TIME ZONE 'UTC')::BIGINT * 1000;
  SET LOCAL lock_timeout = '5s';
  ALTER TABLE attachment_history DROP CONSTRAINT IF EXISTS attachment_history_is_past;
  EXECUTE format('ALTER TABLE attachment_history ADD CONSTRAINT attachment_history_is_past CHECK (at < %s) NOT VALID', bound);
END
$$;

-- Reads all rows. Numbers are attached meanwhile.
DO $$
BEGIN
  IF (SELECT relkind FROM pg_class WHERE oid = 'attachment_history'::regclass) <> 'p' THEN
    ALTER TABLE attachment_history VALIDATE CONSTRAINT attachment_history_is_past;
  END IF;
END
$$;

DO $$
DECLARE
  bound TEXT := substring(
      (SELECT pg_get_constraintdef(oid) FROM pg_constraint
        WHERE conname = 'attachment_history_is_past' AND conrelid = 'attachment_history'::regclass)
      FROM '[0-9]+');
  next_id BIGINT;
BEGIN
  SET LOCAL lock_timeout = '5s';
  IF (SELECT relkind FROM pg_class WHERE oid = 'attachment_history'::regclass) = 'p' THEN
    -- An earlier version of this script could leave it behind.
    ALTER TABLE attachment_history DROP CONSTRAINT IF EXISTS attachment_history_is_past;
    RETURN;
  END IF;
  LOCK TABLE attachment_history IN ACCESS EXCLUSIVE MODE;
  next_id := nextval(pg_get_serial_sequence('attachment_history', 'id'));
  ALTER TABLE attachment_history ALTER COLUMN id DROP IDENTITY;
  DROP TRIGGER attachment_history_only_grows ON attachment_history;
  ALTER TABLE attachment_history RENAME TO attachment_history_past;
  ALTER INDEX attachment_history_by_number RENAME TO attachment_history_past_by_number;
  ALTER INDEX attachment_history_by_account RENAME TO attachment_history_past_by_account;

  CREATE TABLE attachment_history (LIKE attachment_history_past INCLUDING CONSTRAINTS) PARTITION BY RANGE (at);
  ALTER TABLE attachment_history DROP CONSTRAINT attachment_history_is_past;
  -- A sequence, because PostgreSQL has identity columns of partitioned tables only since version 17. It is also why an id is unique:
  -- a primary key would have to contain the time, and guarantee less.
  EXECUTE format('CREATE SEQUENCE attachment_history_id_seq START WITH %s OWNED BY attachment_history.id', next_id);
  ALTER TABLE attachment_history ALTER COLUMN id SET DEFAULT nextval('attachment_history_id_seq');
  CREATE INDEX attachment_history_by_number ON attachment_history (number, id);
  CREATE INDEX attachment_history_by_account ON attachment_history (account_id, id);
  CREATE TRIGGER attachment_history_only_grows BEFORE UPDATE OR DELETE ON attachment_history
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_history();
  -- For events that have no partition, such as those of a server whose clock is wrong.
  CREATE TABLE attachment_history_default PARTITION OF attachment_history DEFAULT;
  IF EXISTS (SELECT 1 FROM attachment_history_past) THEN
    -- The constraint saves reading the rows once more, under the lock.
    EXECUTE format('ALTER TABLE attachment_history ATTACH PARTITION attachment_history_past'
        ' FOR VALUES FROM (MINVALUE) TO (%s)', bound);
    ALTER TABLE attachment_history_past DROP CONSTRAINT attachment_history_is_past;
  ELSE
    DROP TABLE attachment_history_past;
  END IF;
END
$$;
