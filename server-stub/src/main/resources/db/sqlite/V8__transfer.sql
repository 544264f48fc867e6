-- The event TRANSFERRED: a number was attached to another agent of its account; agent_id is the new agent, value the former one.
-- The text of the constraint is changed in place, as SQLite describes it (https://www.sqlite.org/lang_altertable.html): the rows of a long
-- history need not be copied, because all of them meet the new constraint.
PRAGMA writable_schema = ON;

UPDATE sqlite_schema SET sql = replace(sql, '''PURPOSE_SET''', '''PURPOSE_SET'', ''TRANSFERRED''')
  WHERE type = 'table' AND name = 'attachment_history';

PRAGMA writable_schema = RESET;

-- Each change of the schema lets all connections read it again.
CREATE TABLE schema_changed (id INTEGER) STRICT;
DROP TABLE schema_changed;
