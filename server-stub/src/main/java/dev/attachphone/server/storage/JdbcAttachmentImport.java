package dev.attachphone.server.storage;

import dev.attachphone.server.attach.AttachSnapshot.ConfiguredProvider;
import dev.attachphone.server.attach.Attachment;
import dev.attachphone.server.attach.Attachment.Holder;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.registry.AttachmentHistory.Change;
import dev.attachphone.server.registry.AttachmentHistory.EventType;
import dev.attachphone.server.registry.AttachmentImport;
import dev.attachphone.server.registry.AttachmentRegistry.NumberEntry;
import dev.attachphone.server.storage.transaction.JdbcSession;
import dev.attachphone.server.storage.transaction.JsonRows;
import dev.attachphone.server.storage.transaction.RetryPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adds attachments of a file to the table {@code attachment}, with one statement for each table that is read or written. */
final class JdbcAttachmentImport implements AttachmentImport {

    private final Database.Executors executors;

    /** In a dry run, what the rows so far would have added; otherwise null. */
    private final @Nullable Map<String, NumberEntry> planned;

    /** What the database contains of a list of rows. */
    private record Existing(
            Map<String, NumberEntry> numbers,
            Map<String, String> accountIds,
            Map<String, String> accountOfAgent,
            Map<ConfiguredProvider, AttachmentStatus> initialStatus) {}

    /**
     * Creates an import.
     *
     * @param dryRun whether nothing is stored
     */
    JdbcAttachmentImport(Database.Executors executors, boolean dryRun) {
        this.executors = executors;
        this.planned = dryRun ? new HashMap<>() : null;
    }

    @Override
    public List<RowOutcome> add(List<ImportRow> rows, ChangeOrigin origin) {
        Instant now = Instant.ofEpochMilli(executors.clock().millis());
        Map<String, NumberEntry> dryRun = planned;
        if (dryRun == null) {
            return executors.writes().run(session -> {
                Map<String, NumberEntry> added = new HashMap<>();
                List<RowOutcome> outcomes = decide(rows, read(session, rows), added, now);
                insert(session, added.values(), now, origin);
                return outcomes;
            });
        }
        return decide(rows, executors.lists().read(session -> read(session, rows)), dryRun, now);
    }

    private static Existing read(JdbcSession session, List<ImportRow> rows) {
        String oneOf = session.dialect().isOneOf();
        Existing existing = new Existing(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
        session.query(
                "SELECT " + JdbcAttachmentRegistry.COLUMNS + " FROM attachment WHERE number " + oneOf,
                row -> existing.numbers().put(row.getString(1), JdbcAttachmentRegistry.number(row)),
                values(rows, ImportRow::number));
        // The id of an account has precedence over the name of another one.
        String accounts = values(rows, ImportRow::account);
        session.query(
                "SELECT id, name FROM account WHERE name " + oneOf,
                row -> existing.accountIds().put(row.getString(2), row.getString(1)),
                accounts);
        session.query(
                "SELECT id FROM account WHERE id " + oneOf,
                row -> existing.accountIds().put(row.getString(1), row.getString(1)),
                accounts);
        session.query(
                "SELECT id, account_id FROM agent WHERE id " + oneOf,
                row -> existing.accountOfAgent().put(row.getString(1), row.getString(2)),
                values(rows, ImportRow::agentId));
        session.query(
                "SELECT account_id, provider, initial_status FROM provider_configuration WHERE account_id " + oneOf,
                row -> existing.initialStatus()
                        .put(
                                new ConfiguredProvider(row.getString(1), row.getString(2)),
                                AttachmentStatus.valueOf(row.getString(3))),
                JsonRows.of(existing.accountIds().values()));
        return existing;
    }

    private static String values(List<ImportRow> rows, Function<ImportRow, String> column) {
        return JsonRows.of(rows.stream().map(column).distinct().toList());
    }

    /** Decides the rows one after the other, and adds what is to be stored to {@code added}. */
    private static List<RowOutcome> decide(
            List<ImportRow> rows, Existing existing, Map<String, NumberEntry> added, Instant now) {
        List<RowOutcome> outcomes = new ArrayList<>();
        for (ImportRow row : rows) {
            NumberEntry attached =
                    added.getOrDefault(row.number(), existing.numbers().get(row.number()));
            outcomes.add(new RowOutcome(
                    row,
                    result(row, existing, attached, added, now),
                    attached == null ? null : attached.attachment().holder()));
        }
        return outcomes;
    }

    private static RowResult result(
            ImportRow row,
            Existing existing,
            @Nullable NumberEntry attached,
            Map<String, NumberEntry> added,
            Instant now) {
        String accountId = existing.accountIds().get(row.account());
        if (accountId == null) {
            return RowResult.UNKNOWN_ACCOUNT;
        }
        if (!accountId.equals(existing.accountOfAgent().get(row.agentId()))) {
            return RowResult.UNKNOWN_AGENT;
        }
        Holder holder = new Holder(accountId, row.agentId(), row.provider());
        if (attached != null) {
            return compare(row, holder, attached);
        }
        AttachmentStatus initial = existing.initialStatus().get(new ConfiguredProvider(accountId, row.provider()));
        if (initial == null) {
            return RowResult.PROVIDER_NOT_CONFIGURED;
        }
        Attachment attachment = new Attachment(
                row.number(),
                holder,
                Objects.requireNonNullElse(row.status(), initial),
                Objects.requireNonNullElse(row.attachedAt(), now));
        added.put(row.number(), new NumberEntry(attachment, row.purpose()));
        return RowResult.ADDED;
    }

    private static RowResult compare(ImportRow row, Holder holder, NumberEntry attached) {
        Attachment attachment = attached.attachment();
        if (!attachment.holder().equals(holder)) {
            return RowResult.HELD;
        }
        boolean isSame = (row.status() == null || row.status() == attachment.status())
                && Objects.equals(row.purpose(), attached.purpose())
                && (row.attachedAt() == null || row.attachedAt().equals(attachment.attachedAt()));
        return isSame ? RowResult.PRESENT : RowResult.DIFFERENT;
    }

    private static void insert(JdbcSession session, Collection<NumberEntry> added, Instant now, ChangeOrigin origin) {
        if (added.isEmpty()) {
            return;
        }
        // Sorted, so that transactions that insert the same numbers do not deadlock.
        List<NumberEntry> sorted = added.stream()
                .sorted(Comparator.comparing(number -> number.attachment().number()))
                .toList();
        int inserted = session.update(
                "INSERT INTO attachment (" + JdbcAttachmentRegistry.COLUMNS + ")"
                        + " SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4,"
                        + " CAST(value ->> 5 AS BIGINT), value ->> 6 FROM "
                        + session.dialect().rows()
                        // Without a condition, SQLite takes ON for a part of the SELECT.
                        + " WHERE true ON CONFLICT (number) DO NOTHING",
                JsonRows.of(sorted, JdbcAttachmentImport::columns));
        if (inserted < sorted.size()) {
            throw new RetryPolicy.LostRaceException();
        }
        JdbcAttachmentHistory.insert(
                session,
                sorted.stream().map(NumberEntry::attachment).toList(),
                attachment -> new Change(EventType.ATTACHED, null),
                now,
                origin);
    }

    private static List<@Nullable Object> columns(NumberEntry number) {
        Attachment attachment = number.attachment();
        return Arrays.asList(
                attachment.number(),
                attachment.holder().accountId(),
                attachment.holder().agentId(),
                attachment.holder().provider(),
                attachment.status().name(),
                attachment.attachedAt().toEpochMilli(),
                number.purpose());
    }
}
