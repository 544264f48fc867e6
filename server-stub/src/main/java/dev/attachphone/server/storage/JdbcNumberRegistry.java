package dev.attachphone.server.storage;

import dev.attachphone.server.attach.Attachment;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.registry.AttachmentEvent;
import dev.attachphone.server.registry.NumberEntry;
import dev.attachphone.server.registry.NumberRegistry;
import dev.attachphone.server.storage.transaction.GroupCommit;
import dev.attachphone.server.storage.transaction.JdbcSession;
import dev.attachphone.server.storage.transaction.ReadExecutor;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Attached numbers in a database, as an operator sees them. */
final class JdbcNumberRegistry implements NumberRegistry {

    private static final String SELECT = "SELECT " + RowMappers.ATTACHMENT + " FROM attachment WHERE ";
    private static final String RETURNING = " RETURNING " + RowMappers.ATTACHMENT;

    /** So many numbers are detached in one transaction: others must not wait long. */
    private static final int SLICE = 1_000;

    private final ReadExecutor readExecutor;
    private final ReadExecutor lists;
    private final GroupCommit commits;
    private final Clock clock;

    /**
     * The numbers.
     *
     * @param readExecutor of one number
     * @param lists of any number of them
     */
    JdbcNumberRegistry(ReadExecutor readExecutor, ReadExecutor lists, GroupCommit commits, Clock clock) {
        this.readExecutor = readExecutor;
        this.lists = lists;
        this.commits = commits;
        this.clock = clock;
    }

    @Override
    public Optional<NumberEntry> find(String number) {
        return readExecutor.read(jdbcSession ->
                jdbcSession.query(SELECT + "number = ?", RowMappers::number, StorableText.storable(number)).stream()
                        .findFirst());
    }

    @Override
    public List<NumberEntry> list(NumberFilter numberFilter, String after, int limit) {
        WhereClause whereClause = conditions(numberFilter, after);
        return lists.read(jdbcSession ->
                jdbcSession.query(list(whereClause), RowMappers::number, whereClause.parametersAnd(limit)));
    }

    static WhereClause conditions(NumberFilter numberFilter, String after) {
        WhereClause whereClause = new WhereClause("number > ?", StorableText.storable(after))
                .and("account_id = ?", numberFilter.accountId())
                .and("agent_id = ?", numberFilter.agentId())
                .and("provider = ?", numberFilter.provider())
                .and("purpose = ?", numberFilter.purpose());
        // Written as the indexes of the rare ones have it.
        return numberFilter.status() == null
                ? whereClause
                : whereClause.and("status = '" + numberFilter.status().name() + "'");
    }

    static String list(WhereClause whereClause) {
        return SELECT + whereClause.sql() + " ORDER BY number LIMIT ?";
    }

    @Override
    public Optional<NumberEntry> set(String number, @Nullable AttachmentStatus status, @Nullable String purpose) {
        return commits.run(jdbcSession -> {
            List<NumberEntry> changed = jdbcSession.query(
                    "UPDATE attachment SET status = COALESCE(?, status), purpose = COALESCE(?, purpose) WHERE number = ?"
                            + RETURNING,
                    RowMappers::number,
                    status == null ? null : status.name(),
                    purpose,
                    StorableText.storable(number));
            if (status != null) {
                record(
                        jdbcSession,
                        changed,
                        new AttachmentEvent.Change(AttachmentEvent.EventType.STATUS_SET, status.name()));
            }
            if (purpose != null) {
                record(
                        jdbcSession,
                        changed,
                        new AttachmentEvent.Change(AttachmentEvent.EventType.PURPOSE_SET, purpose));
            }
            return changed.stream().findFirst();
        });
    }

    @Override
    public Optional<NumberEntry> detach(String number) {
        return commits.run(number, jdbcSession -> detach(jdbcSession, "number = ?", number)).stream()
                .findFirst();
    }

    @Override
    public int detachAll(String agentId) {
        int detached = 0;
        int slice;
        do {
            slice = commits.run(jdbcSession -> detach(
                            jdbcSession,
                            "number IN (SELECT number FROM attachment WHERE agent_id = ? ORDER BY number LIMIT " + SLICE
                                    + ")",
                            agentId))
                    .size();
            detached += slice;
        } while (slice == SLICE);
        return detached;
    }

    private List<NumberEntry> detach(JdbcSession jdbcSession, String which, String key) {
        List<NumberEntry> detached = jdbcSession.query(
                "DELETE FROM attachment WHERE " + which + RETURNING, RowMappers::number, StorableText.storable(key));
        record(jdbcSession, detached, new AttachmentEvent.Change(AttachmentEvent.EventType.DETACHED, null));
        return detached;
    }

    private void record(JdbcSession jdbcSession, List<NumberEntry> numbers, AttachmentEvent.Change change) {
        List<Attachment> attachments =
                numbers.stream().map(NumberEntry::attachment).toList();
        JdbcAttachmentHistory.add(jdbcSession, attachments, change, clock.instant());
    }
}
