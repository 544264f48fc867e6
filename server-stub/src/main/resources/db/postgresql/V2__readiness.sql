-- One row, written to find out whether the database takes a write.
CREATE TABLE readiness (
  checked_at BIGINT NOT NULL
);

INSERT INTO readiness (checked_at) VALUES (0);
