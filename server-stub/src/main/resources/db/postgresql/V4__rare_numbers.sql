-- Lists of the few that somebody has to look at, among the very many others. They continue behind a number.
CREATE INDEX attachment_pending ON attachment (number) WHERE status = 'PENDING';
CREATE INDEX attachment_inactive ON attachment (number) WHERE status = 'INACTIVE';
CREATE INDEX attachment_with_purpose ON attachment (purpose, number) WHERE purpose IS NOT NULL;
