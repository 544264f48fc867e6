package dev.attachphone.server.storage;

import dev.attachphone.server.attach.AttachDecision;
import dev.attachphone.server.attach.AttachDecision.AddedAttachment;
import dev.attachphone.server.attach.AttachOutcome;
import dev.attachphone.server.attach.AttachRequest;
import dev.attachphone.server.attach.AttachSnapshot;
import dev.attachphone.server.attach.AttachSnapshot.ConfiguredProvider;
import dev.attachphone.server.attach.Attachment;
import dev.attachphone.server.attach.Attachment.Holder;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.attach.AttachmentStore;
import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.attach.RequestTimings;
import dev.attachphone.server.storage.transaction.BatchExecutor;
import dev.attachphone.server.storage.transaction.JdbcSession;
import dev.attachphone.server.storage.transaction.JsonRows;
import dev.attachphone.server.storage.transaction.PendingRequest;
import dev.attachphone.server.storage.transaction.RetryPolicy;
import dev.attachphone.server.storage.transaction.SqlDialect;
import dev.attachphone.server.storage.transaction.StorageListener;
import dev.attachphone.server.storage.transaction.Threads;
import dev.attachphone.server.storage.transaction.TransactionExecutor;
import dev.attachphone.server.storage.transaction.WriteTimings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code attachment}, for attach requests. The requests of a group are read with one statement and decided by
 * {@link AttachDecision}. Those that add nothing are answered at once; the others are written in one transaction, with one statement
 * for each table. Thread-safe.
 */
final class JdbcAttachmentStore implements AttachmentStore {

    private final String rowLockClause;
    private final TransactionExecutor transactions;
    private final StorageListener listener;
    private final BatchExecutor<AttachRequest, Decided> groups;

    /** The outcome of a request, and where its time was spent. */
    private record Decided(AttachOutcome outcome, long readNanos, WriteTimings writeTimings) {}

    /**
     * What was read for a group.
     *
     * @param isReplicated whether commits wait for a standby. The standby may lack what was read: the primary shows a commit whose wait
     *     was cancelled, and after a crash all that it has committed alone.
     */
    private record GroupRead(AttachSnapshot snapshot, boolean isReplicated) {}

    /**
     * Creates a store.
     *
     * @param rowLockClause is appended to a query whose rows must not be deleted before the transaction ends
     * @param settings the limits of groups and of their queue, in numbers
     * @param threads how requests wait
     */
    JdbcAttachmentStore(
            String rowLockClause,
            TransactionExecutor transactions,
            BatchExecutor.Settings settings,
            StorageListener listener,
            Threads threads) {
        this.rowLockClause = rowLockClause;
        this.transactions = transactions;
        this.listener = listener;
        this.groups = new BatchExecutor<>(settings, this::decide, threads);
        listener.queueOpened(groups::waiting, settings.maxWaiting());
    }

    @Override
    public AttachOutcome attach(AttachRequest request) {
        PendingRequest<AttachRequest, Decided> pending = new PendingRequest<>(request);
        Decided decided = groups.execute(
                request.account().id(), request.command().numbers().size(), pending);
        RequestTimings.addRead(decided.readNanos());
        RequestTimings.addWrite(
                pending.queuedNanos(),
                decided.writeTimings().statementNanos(),
                decided.writeTimings().commitNanos());
        return decided.outcome();
    }

    void close() {
        groups.close();
    }

    private void decide(List<PendingRequest<AttachRequest, Decided>> group, Runnable passTurn) {
        long begin = System.nanoTime();
        GroupRead read = transactions.read(session -> read(session, requests(group), ""));
        long readNanos = System.nanoTime() - begin;
        List<PendingRequest<AttachRequest, Decided>> adding = new ArrayList<>();
        List<Runnable> answers = new ArrayList<>();
        for (PendingRequest<AttachRequest, Decided> pending : group) {
            AttachDecision decision = AttachDecision.of(List.of(pending.request()), read.snapshot());
            if (decision.added().isEmpty()) {
                Decided decided = new Decided(decision.outcomes().get(0), readNanos, new WriteTimings());
                answers.add(() -> pending.succeed(decided));
            } else {
                adding.add(pending);
            }
        }
        if (!read.isReplicated()) {
            answers.forEach(Runnable::run);
        }
        if (!adding.isEmpty()) {
            store(adding, read, readNanos, passTurn);
        } else if (read.isReplicated()) {
            awaitReplication(passTurn);
        }
        if (read.isReplicated()) {
            // What was read precedes the commit, so a standby that has stored the commit has stored it, too.
            answers.forEach(Runnable::run);
        }
    }

    /** Waits until the standby has stored what has been read. Fails if it does not. */
    private void awaitReplication(Runnable passTurn) {
        transactions.run(session -> {
            boolean isReplicated = commitAfterReplication(session);
            passTurn.run();
            return isReplicated;
        });
    }

    /** Lets the commit of a transaction that changes nothing wait for the standby. */
    private static boolean commitAfterReplication(JdbcSession session) {
        return session.dialect()
                .replication()
                .flatMap(replication -> session.queryFirst(replication.barrier(), row -> true))
                .isPresent();
    }

    private void store(
            List<PendingRequest<AttachRequest, Decided>> adding, GroupRead read, long readNanos, Runnable passTurn) {
        long begin = System.nanoTime();
        adding.forEach(pending -> listener.writeStarted(pending.queuedNanos()));
        try {
            List<AttachRequest> requests = requests(adding);
            AtomicBoolean isReadValid = new AtomicBoolean(!dependsOnAttachments(requests, read.snapshot()));
            WriteTimings timings = new WriteTimings();
            AttachDecision decision = transactions.run(
                    session -> {
                        GroupRead valid = read;
                        if (!isReadValid.getAndSet(false)) {
                            if (!rowLockClause.isEmpty()) {
                                // Locks of other clients may be waited for.
                                passTurn.run();
                            }
                            valid = read(session, requests, rowLockClause);
                        }
                        AttachDecision decided = decideAndInsert(session, requests, valid);
                        passTurn.run();
                        return decided;
                    },
                    timings);
            for (int i = 0; i < adding.size(); i++) {
                adding.get(i).succeed(new Decided(decision.outcomes().get(i), readNanos, timings));
            }
        } finally {
            listener.groupCompleted(adding.size(), System.nanoTime() - begin);
        }
    }

    /**
     * Whether the requests must be read again in the transaction that stores them, with locks: attachments that exist must not be
     * deleted before the commit of a success that includes them. A number that is free is checked by its insertion, and an agent by the
     * foreign key. With a single writer, reading again costs no round trip.
     */
    private boolean dependsOnAttachments(List<AttachRequest> requests, AttachSnapshot snapshot) {
        return rowLockClause.isEmpty()
                || requests.stream()
                        .flatMap(request -> request.command().numbers().stream())
                        .anyMatch(snapshot.attachments()::containsKey);
    }

    private static AttachDecision decideAndInsert(JdbcSession session, List<AttachRequest> requests, GroupRead read) {
        AttachDecision decision = AttachDecision.of(requests, read.snapshot());
        insert(session, decision.added());
        if (decision.added().isEmpty() && read.isReplicated()) {
            commitAfterReplication(session);
        }
        return decision;
    }

    private static List<AttachRequest> requests(List<PendingRequest<AttachRequest, Decided>> group) {
        return group.stream().map(PendingRequest::request).toList();
    }

    // A single statement sees everything at the same moment.
    private static GroupRead read(JdbcSession session, List<AttachRequest> requests, String lockClause) {
        Set<String> accounts = new HashSet<>();
        Set<String> agents = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        for (AttachRequest request : requests) {
            accounts.add(request.account().id());
            agents.add(request.command().agentId());
            numbers.addAll(request.command().numbers());
        }
        AttachSnapshot snapshot = new AttachSnapshot(new HashMap<>(), new HashMap<>(), new HashMap<>());
        List<Boolean> belongsToSnapshot = session.query(
                snapshotQuery(session.dialect(), lockClause),
                row -> add(row, snapshot),
                JsonRows.of(numbers),
                JsonRows.of(agents),
                JsonRows.of(accounts));
        return new GroupRead(snapshot, belongsToSnapshot.contains(false));
    }

    /** The query for numbers, agents and accounts. */
    static String snapshotQuery(SqlDialect dialect, String lockClause) {
        return "WITH held AS (SELECT number, account_id, agent_id, provider, status, attached_at FROM attachment"
                + " WHERE number " + dialect.isOneOf() + lockClause + ")"
                + " SELECT 'NUMBER', number, account_id, agent_id, provider, status, attached_at FROM held"
                + " UNION ALL SELECT 'AGENT', id, account_id, NULL, NULL, NULL, NULL FROM agent WHERE id "
                + dialect.isOneOf()
                + " UNION ALL SELECT 'PROVIDER', NULL, account_id, NULL, provider, initial_status, NULL"
                + " FROM provider_configuration WHERE account_id " + dialect.isOneOf()
                + dialect.replication()
                        .map(replication -> " UNION ALL SELECT 'REPLICATION', NULL, NULL, NULL, NULL, NULL, NULL WHERE "
                                + replication.isActive())
                        .orElse("");
    }

    /** Adds a row to the snapshot, and returns whether it belongs to it. */
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
            case "REPLICATION" -> {
                return false;
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

    private static void insert(JdbcSession session, List<AddedAttachment> added) {
        if (added.isEmpty()) {
            return;
        }
        // Sorted, so that transactions that insert the same numbers do not deadlock.
        List<AddedAttachment> sorted = added.stream()
                .sorted(Comparator.comparing(each -> each.attachment().number()))
                .toList();
        String rows = JsonRows.of(sorted, JdbcAttachmentStore::row);
        int inserted = session.update(insertion(session.dialect()), rows);
        if (inserted < sorted.size()) {
            throw new RetryPolicy.LostRaceException();
        }
        session.update(
                "INSERT INTO attachment_history"
                        + " (event, number, account_id, agent_id, provider, at, actor_kind, actor, request_id)"
                        + " SELECT 'ATTACHED', value ->> 0, value ->> 1, value ->> 2, value ->> 3,"
                        + " CAST(value ->> 5 AS BIGINT), value ->> 6, value ->> 7, value ->> 8 FROM "
                        + session.dialect().rows(),
                rows);
    }

    private static List<@Nullable Object> row(AddedAttachment added) {
        Attachment attachment = added.attachment();
        ChangeOrigin origin = added.request().origin();
        return Arrays.asList(
                attachment.number(),
                attachment.holder().accountId(),
                attachment.holder().agentId(),
                attachment.holder().provider(),
                attachment.status().name(),
                attachment.attachedAt().toEpochMilli(),
                origin.kind().name(),
                origin.actor(),
                origin.requestId());
    }

    /** The insertion of attachments. */
    static String insertion(SqlDialect dialect) {
        return "INSERT INTO attachment (number, account_id, agent_id, provider, status, attached_at)"
                + " SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4,"
                + " CAST(value ->> 5 AS BIGINT) FROM " + dialect.rows()
                // Without a condition, SQLite takes ON for a part of the SELECT.
                + " WHERE true ON CONFLICT (number) DO NOTHING";
    }
}
