-- Lists of the few that somebody has to look at, among the very many others. They continue behind a number.
-- CONCURRENTLY, so that numbers are attached meanwhile, and each after what a build that was cut off has left. The DROP is not
-- CONCURRENTLY, because YugabyteDB does not support that.
DROP INDEX IF EXISTS attachment_pending;
CREATE INDEX CONCURRENTLY attachment_pending ON attachment (number) WHERE status = 'PENDING';
DROP INDEX IF EXISTS attachment_inactive;
CREATE INDEX CONCURRENTLY attachment_inactive ON attachment (number) WHERE status = 'INACTIVE';
DROP INDEX IF EXISTS attachment_with_purpose;
CREATE INDEX CONCURRENTLY attachment_with_purpose ON attachment (purpose, number) WHERE purpose IS NOT NULL;
