-- Instants are milliseconds since 1970 in UTC.

CREATE TABLE account (
  id         TEXT   NOT NULL PRIMARY KEY,
  name       TEXT   NOT NULL UNIQUE,
  created_at INTEGER NOT NULL
) STRICT;

-- Only the SHA-256 of a credential is kept, in lower-case hexadecimal.
CREATE TABLE credential (
  sha256     TEXT   NOT NULL PRIMARY KEY,
  account_id TEXT   NOT NULL REFERENCES account (id),
  created_at INTEGER NOT NULL,
  expires_at INTEGER,
  revoked_at INTEGER
) STRICT;

CREATE TABLE agent (
  id             TEXT   NOT NULL PRIMARY KEY,
  account_id     TEXT   NOT NULL REFERENCES account (id),
  name           TEXT   NOT NULL,
  prompt         TEXT,
  voice_provider TEXT,
  voice_id       TEXT,
  created_at     INTEGER NOT NULL
) STRICT;

-- initial_status: ACTIVE activates numbers at once, PENDING on confirmation.
CREATE TABLE provider_configuration (
  account_id     TEXT NOT NULL REFERENCES account (id),
  provider       TEXT NOT NULL,
  initial_status TEXT NOT NULL CHECK (initial_status IN ('ACTIVE', 'PENDING')),
  PRIMARY KEY (account_id, provider)
) STRICT;

-- The primary key is the last word on "one number, one agent".
CREATE TABLE attachment (
  number      TEXT   NOT NULL PRIMARY KEY,
  account_id  TEXT   NOT NULL REFERENCES account (id),
  agent_id    TEXT   NOT NULL REFERENCES agent (id),
  provider    TEXT   NOT NULL,
  status      TEXT   NOT NULL CHECK (status IN ('ACTIVE', 'PENDING', 'INACTIVE')),
  attached_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX attachment_by_agent ON attachment (agent_id);

-- Who attached what when; rows are only ever added.
CREATE TABLE attachment_history (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  event      TEXT    NOT NULL CHECK (event IN ('ATTACHED')),
  number     TEXT    NOT NULL,
  account_id TEXT    NOT NULL,
  agent_id   TEXT    NOT NULL,
  provider   TEXT    NOT NULL,
  at         INTEGER  NOT NULL
) STRICT;

CREATE INDEX attachment_history_by_number ON attachment_history (number);

CREATE TRIGGER attachment_history_is_not_changed BEFORE UPDATE ON attachment_history
BEGIN
  SELECT RAISE(ABORT, 'the history is append-only');
END;

CREATE TRIGGER attachment_history_is_not_shortened BEFORE DELETE ON attachment_history
BEGIN
  SELECT RAISE(ABORT, 'the history is append-only');
END;
