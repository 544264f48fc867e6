-- The first characters of a credential, by which people tell it from others; unknown of those that were there before.
ALTER TABLE credential ADD COLUMN prefix TEXT;
CREATE INDEX credential_by_account ON credential (account_id);
CREATE INDEX credential_by_id ON credential (substr(sha256, 1, 16));

ALTER TABLE attachment ADD COLUMN purpose TEXT CHECK (purpose IN ('TEST', 'PRODUCTION'));
CREATE INDEX attachment_by_account ON attachment (account_id, number);
DROP INDEX attachment_by_agent;
CREATE INDEX attachment_by_agent ON attachment (agent_id, number);
CREATE INDEX agent_by_account ON agent (account_id, id);

-- A constraint cannot be changed, so the history moves into a table with another one.
-- value: the status or the purpose that was set.
CREATE TABLE history (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  event      TEXT    NOT NULL CHECK (event IN ('ATTACHED', 'DETACHED', 'STATUS_SET', 'PURPOSE_SET')),
  number     TEXT    NOT NULL,
  account_id TEXT    NOT NULL,
  agent_id   TEXT    NOT NULL,
  provider   TEXT    NOT NULL,
  at         INTEGER NOT NULL,
  value      TEXT
) STRICT;

INSERT INTO history (id, event, number, account_id, agent_id, provider, at)
  SELECT id, event, number, account_id, agent_id, provider, at FROM attachment_history;

DROP TABLE attachment_history;
ALTER TABLE history RENAME TO attachment_history;

CREATE INDEX attachment_history_by_number ON attachment_history (number, id);
CREATE INDEX attachment_history_by_account ON attachment_history (account_id, id);

CREATE TRIGGER attachment_history_is_not_changed BEFORE UPDATE ON attachment_history
BEGIN
  SELECT RAISE(ABORT, 'the history is append-only');
END;

CREATE TRIGGER attachment_history_is_not_shortened BEFORE DELETE ON attachment_history
BEGIN
  SELECT RAISE(ABORT, 'the history is append-only');
END;
