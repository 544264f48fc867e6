-- What may be removed from the history: a row allows it to the transaction that adds it, and is deleted before the commit, so that
-- no other transaction sees it. before: events of numbers before this time; account_id: all events of this account.
CREATE TABLE history_removal (
  before     INTEGER,
  account_id TEXT
) STRICT;

DROP TRIGGER attachment_history_is_not_shortened;

CREATE TRIGGER attachment_history_is_not_shortened BEFORE DELETE ON attachment_history
WHEN NOT EXISTS (SELECT 1 FROM history_removal AS allowed WHERE OLD.at < allowed.before OR OLD.account_id = allowed.account_id)
BEGIN
  SELECT RAISE(ABORT, 'the history is append-only');
END;

DROP TRIGGER audit_event_is_not_shortened;

CREATE TRIGGER audit_event_is_not_shortened BEFORE DELETE ON audit_event
WHEN NOT EXISTS (SELECT 1 FROM history_removal AS allowed WHERE OLD.account_id = allowed.account_id)
BEGIN
  SELECT RAISE(ABORT, 'the history is append-only');
END;
