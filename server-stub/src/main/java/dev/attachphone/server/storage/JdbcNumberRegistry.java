package dev.attachphone.server.storage;

import dev.attachphone.server.attach.Attachment;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.registry.Event;
import dev.attachphone.server.registry.NumberEntry;
import dev.attachphone.server.registry.NumberRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Attached numbers in a database, as an operator sees them. */
final class JdbcNumberRegistry implements NumberRegistry {

    private static final String SELECT = "SELECT " + Rows.ATTACHMENT + " FROM attachment WHERE ";
    private static final String RETURNING = " RETURNING " + Rows.ATTACHMENT;

    /** So many numbers are detached in one transaction: others must not wait long. */
    private static final int SLICE = 1_000;

    private final Reads reads;
    private final Reads lists;
    private final GroupCommit commits;
    private final Clock clock;

    /**
     * The numbers.
     *
     * @param reads of one number
     * @param lists of any number of them
     */
    JdbcNumberRegistry(Reads reads, Reads lists, GroupCommit commits, Clock clock) {
        this.reads = reads;
        this.lists = lists;
        this.commits = commits;
        this.clock = clock;
    }

    @Override
    public Optional<NumberEntry> find(String number) {
        return reads.read(
                statements -> statements.query(SELECT + "number = ?", Rows::number, Text.storable(number)).stream()
                        .findFirst());
    }

    @Override
    public List<NumberEntry> list(Filter filter, String after, int limit) {
        Conditions conditions = conditions(filter, after);
        return lists.read(
                statements -> statements.query(list(conditions), Rows::number, conditions.parametersAnd(limit)));
    }

    static Conditions conditions(Filter filter, String after) {
        Conditions conditions = new Conditions("number > ?", Text.storable(after))
                .and("account_id = ?", filter.accountId())
                .and("agent_id = ?", filter.agentId())
                .and("provider = ?", filter.provider())
                .and("purpose = ?", filter.purpose());
        // Written as the indexes of the rare ones have it.
        return filter.status() == null
                ? conditions
                : conditions.and("status = '" + filter.status().name() + "'");
    }

    static String list(Conditions conditions) {
        return SELECT + conditions.sql() + " ORDER BY number LIMIT ?";
    }

    @Override
    public Optional<NumberEntry> set(String number, @Nullable AttachmentStatus status, @Nullable String purpose) {
        return commits.run(statements -> {
            List<NumberEntry> changed = statements.query(
                    "UPDATE attachment SET status = COALESCE(?, status), purpose = COALESCE(?, purpose) WHERE number = ?"
                            + RETURNING,
                    Rows::number,
                    status == null ? null : status.name(),
                    purpose,
                    Text.storable(number));
            if (status != null) {
                record(statements, changed, new Event.Change(Event.Kind.STATUS_SET, status.name()));
            }
            if (purpose != null) {
                record(statements, changed, new Event.Change(Event.Kind.PURPOSE_SET, purpose));
            }
            return changed.stream().findFirst();
        });
    }

    @Override
    public Optional<NumberEntry> detach(String number) {
        return commits.run(number, statements -> detach(statements, "number = ?", number)).stream()
                .findFirst();
    }

    @Override
    public int detachAll(String agentId) {
        int detached = 0;
        int slice;
        do {
            slice = commits.run(statements -> detach(
                            statements,
                            "number IN (SELECT number FROM attachment WHERE agent_id = ? ORDER BY number LIMIT " + SLICE
                                    + ")",
                            agentId))
                    .size();
            detached += slice;
        } while (slice == SLICE);
        return detached;
    }

    private List<NumberEntry> detach(Statements statements, String which, String key) {
        List<NumberEntry> detached =
                statements.query("DELETE FROM attachment WHERE " + which + RETURNING, Rows::number, Text.storable(key));
        record(statements, detached, new Event.Change(Event.Kind.DETACHED, null));
        return detached;
    }

    private void record(Statements statements, List<NumberEntry> numbers, Event.Change change) {
        List<Attachment> attachments =
                numbers.stream().map(NumberEntry::attachment).toList();
        HistoryLog.add(statements, attachments, change, clock.instant());
    }
}
