-- Who made a change: CREDENTIAL with the id of the credential, OPERATOR with the name of the token, or COMMAND_LINE with the name of the
-- system user. Unknown of the changes that were there before.
ALTER TABLE attachment_history ADD COLUMN actor_kind TEXT;
ALTER TABLE attachment_history ADD COLUMN actor TEXT;
ALTER TABLE attachment_history ADD COLUMN request_id TEXT;

-- The changes of accounts, credentials, providers and agents; rows are only ever added.
-- object_id: the id of the account, credential or agent, or the name of the provider.
CREATE TABLE audit_event (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  event      TEXT    NOT NULL,
  account_id TEXT    NOT NULL,
  object_id  TEXT    NOT NULL,
  value      TEXT,
  actor_kind TEXT    NOT NULL,
  actor      TEXT    NOT NULL,
  request_id TEXT,
  at         INTEGER NOT NULL
) STRICT;

CREATE INDEX audit_event_by_account ON audit_event (account_id, id);
CREATE INDEX audit_event_by_actor ON audit_event (actor, id);

CREATE TRIGGER audit_event_is_not_changed BEFORE UPDATE ON audit_event
BEGIN
  SELECT RAISE(ABORT, 'the history is append-only');
END;

CREATE TRIGGER audit_event_is_not_shortened BEFORE DELETE ON audit_event
BEGIN
  SELECT RAISE(ABORT, 'the history is append-only');
END;
