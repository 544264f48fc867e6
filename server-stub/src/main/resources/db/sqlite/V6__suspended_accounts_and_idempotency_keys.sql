-- The credentials of a suspended account are not accepted.
ALTER TABLE account ADD COLUMN suspended_at INTEGER;

-- The successful answers of operations with an Idempotency-Key. They are encrypted under the key, of which only a hash is stored.
-- key_sha256: of the name of the operator token and the key. request_sha256: an HMAC of the operation and its values under the key.
CREATE TABLE idempotent_request (
  key_sha256     TEXT    NOT NULL PRIMARY KEY,
  request_sha256 TEXT    NOT NULL,
  answer         TEXT,
  created_at     INTEGER NOT NULL
) STRICT;

CREATE INDEX idempotent_request_by_age ON idempotent_request (created_at);
