package dev.attachphone.server.storage;

import dev.attachphone.server.attach.AttachDecision;
import dev.attachphone.server.attach.AttachOutcome;
import dev.attachphone.server.attach.AttachRequest;
import dev.attachphone.server.attach.AttachSnapshot;
import dev.attachphone.server.attach.AttachSnapshot.ConfiguredProvider;
import dev.attachphone.server.attach.Attachment;
import dev.attachphone.server.attach.Attachment.Holder;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.attach.AttachmentStore;
import dev.attachphone.server.attach.RequestTimings;
import dev.attachphone.server.storage.transaction.BatchExecutor;
import dev.attachphone.server.storage.transaction.ConnectionPool;
import dev.attachphone.server.storage.transaction.JdbcSession;
import dev.attachphone.server.storage.transaction.JsonRows;
import dev.attachphone.server.storage.transaction.PendingRequest;
import dev.attachphone.server.storage.transaction.RetryPolicy;
import dev.attachphone.server.storage.transaction.StorageListener;
import dev.attachphone.server.storage.transaction.TransactionExecutor;
import dev.attachphone.server.storage.transaction.WriteTimings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The table {@code attachment}, for attach requests. Requests are decided and stored in groups: a group is read with one statement,
 * decided by {@link AttachDecision}, and written with one statement for each table in one transaction. A request that attaches nothing
 * new is decided on a read alone, which it may also share with others.
 */
final class JdbcAttachmentStore implements AttachmentStore {

    private final String rowLockClause;
    private final ConnectionPool pool;
    private final TransactionExecutor transactions;
    private final StorageListener listener;
    private final BatchExecutor<AttachRequest, AttachSnapshot> reads;
    private final BatchExecutor<AttachRequest, Written> writes;

    /** The outcome of a request, and the time of the transactions of its group. */
    private record Written(AttachOutcome outcome, long queuedNanos, WriteTimings timings) {}

    /**
     * Creates a store.
     *
     * @param maxQueue how many requests may wait to be stored
     */
    JdbcAttachmentStore(
            DatabaseConfiguration configuration,
            ConnectionPool pool,
            TransactionExecutor transactions,
            int maxQueue,
            StorageListener listener) {
        this.rowLockClause = configuration.rowLockClause();
        this.pool = pool;
        this.transactions = transactions;
        this.listener = listener;
        DatabaseConfiguration.GroupSettings groups = configuration.groups();
        this.reads = new BatchExecutor<>(
                new BatchExecutor.Settings(
                        groups.concurrentReads(), groups.numbers(), Integer.MAX_VALUE, Integer.MAX_VALUE),
                this::read);
        this.writes = new BatchExecutor<>(
                new BatchExecutor.Settings(
                        groups.concurrentWrites(),
                        groups.numbers(),
                        maxQueue,
                        Math.multiplyExact(maxQueue, Database.QUEUED_NUMBERS_PER_REQUEST)),
                this::write);
        listener.queueOpened(writes::waiting, maxQueue);
    }

    @Override
    public AttachOutcome attach(AttachRequest request) {
        AttachDecision decision = AttachDecision.of(List.of(request), readSnapshot(request));
        return decision.added().isEmpty() ? decision.outcomes().get(0) : store(request);
    }

    void close() {
        reads.close();
        writes.close();
    }

    private AttachSnapshot readSnapshot(AttachRequest request) {
        long begin = System.nanoTime();
        try {
            return reads.execute(
                    request.account().id(), request.command().numbers().size(), request);
        } finally {
            RequestTimings.addRead(System.nanoTime() - begin);
        }
    }

    private AttachOutcome store(AttachRequest request) {
        Written written = writes.execute(
                request.account().id(), request.command().numbers().size(), request);
        RequestTimings.addWrite(
                written.queuedNanos(),
                written.timings().statementNanos(),
                written.timings().commitNanos());
        return written.outcome();
    }

    private void read(List<PendingRequest<AttachRequest, AttachSnapshot>> batch) {
        List<AttachRequest> requests =
                batch.stream().map(PendingRequest::request).toList();
        AttachSnapshot snapshot = pool.read(session -> snapshot(session, requests, ""));
        batch.forEach(pending -> pending.succeed(snapshot));
    }

    private void write(List<PendingRequest<AttachRequest, Written>> group) {
        long begin = System.nanoTime();
        group.forEach(pending -> listener.writeStarted(pending.queuedNanos()));
        try {
            WriteTimings timings = new WriteTimings();
            List<AttachRequest> requests =
                    group.stream().map(PendingRequest::request).toList();
            AttachDecision decision = transactions.run(session -> decideAndInsert(session, requests), timings);
            for (int i = 0; i < group.size(); i++) {
                PendingRequest<AttachRequest, Written> pending = group.get(i);
                pending.succeed(new Written(decision.outcomes().get(i), pending.queuedNanos(), timings));
            }
        } finally {
            listener.groupCompleted(group.size(), System.nanoTime() - begin);
        }
    }

    // The attachments that exist are locked against deletion, so that all numbers of a success are attached when it is
    // committed.
    private AttachDecision decideAndInsert(JdbcSession session, List<AttachRequest> requests) {
        AttachDecision decision = AttachDecision.of(requests, snapshot(session, requests, rowLockClause));
        insert(session, decision.added());
        return decision;
    }

    // A single statement sees everything at the same moment.
    private AttachSnapshot snapshot(JdbcSession session, List<AttachRequest> requests, String lockClause) {
        Set<String> accounts = new HashSet<>();
        Set<String> agents = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        for (AttachRequest request : requests) {
            accounts.add(request.account().id());
            agents.add(request.command().agentId());
            numbers.addAll(request.command().numbers());
        }
        String keys = "(SELECT value ->> 0 FROM " + session.rowsFunction() + ")";
        AttachSnapshot snapshot = new AttachSnapshot(new HashMap<>(), new HashMap<>(), new HashMap<>());
        session.query(
                "WITH held AS (SELECT number, account_id, agent_id, provider, status, attached_at FROM attachment"
                        + " WHERE number IN " + keys + " ORDER BY number" + lockClause + ")"
                        + " SELECT 'NUMBER', number, account_id, agent_id, provider, status, attached_at FROM held"
                        + " UNION ALL SELECT 'AGENT', id, account_id, NULL, NULL, NULL, NULL FROM agent WHERE id IN "
                        + keys
                        + " UNION ALL SELECT 'PROVIDER', NULL, account_id, NULL, provider, initial_status, NULL"
                        + " FROM provider_configuration WHERE account_id IN " + keys,
                row -> add(row, snapshot),
                JsonRows.of(numbers),
                JsonRows.of(agents),
                JsonRows.of(accounts));
        return snapshot;
    }

    private static boolean add(ResultSet row, AttachSnapshot snapshot) throws SQLException {
        String accountId = row.getString(3);
        switch (row.getString(1)) {
            case "NUMBER" -> {
                Attachment attachment = new Attachment(
                        row.getString(2),
                        new Holder(accountId, row.getString(4), row.getString(5)),
                        AttachmentStatus.valueOf(row.getString(6)),
                        Instant.ofEpochMilli(row.getLong(7)));
                snapshot.attachments().put(attachment.number(), attachment);
            }
            case "AGENT" -> snapshot.accountOfAgent().put(row.getString(2), accountId);
            default ->
                snapshot.initialStatus()
                        .put(
                                new ConfiguredProvider(accountId, row.getString(5)),
                                AttachmentStatus.valueOf(row.getString(6)));
        }
        return true;
    }

    private void insert(JdbcSession session, List<Attachment> attachments) {
        if (attachments.isEmpty()) {
            return;
        }
        // Sorted, so that transactions that insert the same numbers do not deadlock.
        List<Attachment> sorted = attachments.stream()
                .sorted(Comparator.comparing(Attachment::number))
                .toList();
        String rows = JsonRows.of(
                sorted,
                attachment -> List.of(
                        attachment.number(),
                        attachment.holder().accountId(),
                        attachment.holder().agentId(),
                        attachment.holder().provider(),
                        attachment.status().name(),
                        attachment.attachedAt().toEpochMilli()));
        int inserted = session.update(
                "INSERT INTO attachment (number, account_id, agent_id, provider, status, attached_at)"
                        + " SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4,"
                        + " CAST(value ->> 5 AS BIGINT) FROM " + session.rowsFunction()
                        // Without a condition, SQLite takes ON for a part of the SELECT.
                        + " WHERE true ON CONFLICT (number) DO NOTHING",
                rows);
        if (inserted < sorted.size()) {
            throw new RetryPolicy.LostRaceException();
        }
        session.update(
                "INSERT INTO attachment_history (event, number, account_id, agent_id, provider, at)"
                        + " SELECT 'ATTACHED', value ->> 0, value ->> 1, value ->> 2, value ->> 3,"
                        + " CAST(value ->> 5 AS BIGINT) FROM " + session.rowsFunction(),
                rows);
    }
}
