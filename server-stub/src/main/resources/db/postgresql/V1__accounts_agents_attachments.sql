-- Instants are milliseconds since 1970 in UTC.

CREATE TABLE account (
  id         TEXT   NOT NULL PRIMARY KEY,
  name       TEXT   NOT NULL UNIQUE,
  created_at BIGINT NOT NULL
);

-- Only the SHA-256 of a credential is kept, in lower-case hexadecimal.
CREATE TABLE credential (
  sha256     TEXT   NOT NULL PRIMARY KEY,
  account_id TEXT   NOT NULL REFERENCES account (id),
  created_at BIGINT NOT NULL,
  expires_at BIGINT,
  revoked_at BIGINT
);

CREATE TABLE agent (
  id             TEXT   NOT NULL PRIMARY KEY,
  account_id     TEXT   NOT NULL REFERENCES account (id),
  name           TEXT   NOT NULL,
  prompt         TEXT,
  voice_provider TEXT,
  voice_id       TEXT,
  created_at     BIGINT NOT NULL
);

-- initial_status: ACTIVE activates numbers at once, PENDING on confirmation.
CREATE TABLE provider_configuration (
  account_id     TEXT NOT NULL REFERENCES account (id),
  provider       TEXT NOT NULL,
  initial_status TEXT NOT NULL CHECK (initial_status IN ('ACTIVE', 'PENDING')),
  PRIMARY KEY (account_id, provider)
);

-- The primary key is the last word on "one number, one agent".
CREATE TABLE attachment (
  number      TEXT   NOT NULL PRIMARY KEY,
  account_id  TEXT   NOT NULL REFERENCES account (id),
  agent_id    TEXT   NOT NULL REFERENCES agent (id),
  provider    TEXT   NOT NULL,
  status      TEXT   NOT NULL CHECK (status IN ('ACTIVE', 'PENDING', 'INACTIVE')),
  attached_at BIGINT NOT NULL
);

CREATE INDEX attachment_by_agent ON attachment (agent_id);

-- Who attached what when; rows are only ever added.
CREATE TABLE attachment_history (
  id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event      TEXT   NOT NULL CHECK (event IN ('ATTACHED')),
  number     TEXT   NOT NULL,
  account_id TEXT   NOT NULL,
  agent_id   TEXT   NOT NULL,
  provider   TEXT   NOT NULL,
  at         BIGINT NOT NULL
);

CREATE INDEX attachment_history_by_number ON attachment_history (number);

CREATE FUNCTION refuse_to_change_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the history is append-only';
END
$$;

CREATE TRIGGER attachment_history_only_grows BEFORE UPDATE OR DELETE ON attachment_history
  FOR EACH ROW EXECUTE FUNCTION refuse_to_change_history();
