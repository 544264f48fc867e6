-- The first characters of a credential, by which people tell it from others; unknown of those that were there before.
ALTER TABLE credential ADD COLUMN prefix TEXT;
CREATE INDEX credential_by_account ON credential (account_id);
CREATE INDEX credential_by_id ON credential (substr(sha256, 1, 16));

ALTER TABLE attachment ADD COLUMN purpose TEXT CHECK (purpose IN ('TEST', 'PRODUCTION'));
CREATE INDEX attachment_by_account ON attachment (account_id, number);
DROP INDEX attachment_by_agent;
CREATE INDEX attachment_by_agent ON attachment (agent_id, number);
CREATE INDEX agent_by_account ON agent (account_id, id);

-- value: the status or the purpose that was set.
ALTER TABLE attachment_history ADD COLUMN value TEXT;
ALTER TABLE attachment_history DROP CONSTRAINT attachment_history_event_check;
ALTER TABLE attachment_history ADD CONSTRAINT attachment_history_event_check
  CHECK (event IN ('ATTACHED', 'DETACHED', 'STATUS_SET', 'PURPOSE_SET'));
DROP INDEX attachment_history_by_number;
CREATE INDEX attachment_history_by_number ON attachment_history (number, id);
CREATE INDEX attachment_history_by_account ON attachment_history (account_id, id);
