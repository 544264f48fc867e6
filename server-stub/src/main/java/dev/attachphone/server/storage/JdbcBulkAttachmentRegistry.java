package dev.attachphone.server.storage;

import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.registry.AttachmentRegistry.NumberEntry;
import dev.attachphone.server.registry.AttachmentRegistry.NumberSettings;
import dev.attachphone.server.registry.BulkAttachmentRegistry;
import dev.attachphone.server.storage.transaction.JdbcSession;
import dev.attachphone.server.storage.transaction.JsonRows;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The table {@code attachment}, for changes of many numbers.
 *
 * @param numbers makes the changes
 */
record JdbcBulkAttachmentRegistry(Database.Executors executors, JdbcAttachmentRegistry numbers)
        implements BulkAttachmentRegistry {

    @Override
    public BulkResult set(Collection<String> selected, NumberSettings settings, ChangeOrigin origin) {
        return change(
                selected,
                (session, held) -> changed(numbers.set(
                        session, isOneOf(session), JsonRows.of(numbersOf(held, each -> true)), settings, origin)));
    }

    @Override
    public BulkResult detach(Collection<String> selected, ChangeOrigin origin) {
        return change(
                selected,
                (session, held) -> changed(
                        numbers.detach(session, isOneOf(session), JsonRows.of(numbersOf(held, each -> true)), origin)));
    }

    @Override
    public BulkResult transfer(Collection<String> selected, String agentId, ChangeOrigin origin) {
        return change(selected, (session, held) -> {
            // If the agent is deleted meanwhile, the foreign key fails, and the transaction is executed again.
            Optional<String> account =
                    session.queryFirst("SELECT account_id FROM agent WHERE id = ?", row -> row.getString(1), agentId);
            if (account.isEmpty()) {
                return BulkResult.refused(BulkRefusal.AGENT_NOT_FOUND, List.of());
            }
            List<String> foreign = numbersOf(
                    held, each -> !each.attachment().holder().accountId().equals(account.get()));
            if (!foreign.isEmpty()) {
                return BulkResult.refused(BulkRefusal.OF_ANOTHER_ACCOUNT, foreign);
            }
            return changed(transfer(session, held, agentId, origin));
        });
    }

    private List<NumberEntry> transfer(
            JdbcSession session, List<NumberEntry> held, String agentId, ChangeOrigin origin) {
        Map<String, String> formerAgents = held.stream()
                .map(NumberEntry::attachment)
                .filter(attachment -> !attachment.holder().agentId().equals(agentId))
                .collect(Collectors.toMap(
                        attachment -> attachment.number(),
                        attachment -> attachment.holder().agentId()));
        return numbers.transfer(session, formerAgents, agentId, origin);
    }

    /** Locks the numbers, and changes them if all of them are attached. */
    private BulkResult change(
            Collection<String> selected, BiFunction<JdbcSession, List<NumberEntry>, BulkResult> change) {
        Set<String> distinct = new TreeSet<>(selected);
        return executors.writes().run(session -> {
            List<NumberEntry> held = locked(session, distinct);
            Set<String> missing = new TreeSet<>(distinct);
            missing.removeAll(numbersOf(held, each -> true));
            return missing.isEmpty()
                    ? change.apply(session, held)
                    : BulkResult.refused(BulkRefusal.NOT_ATTACHED, List.copyOf(missing));
        });
    }

    // An attach locks the numbers that it finds with its agent until its commit. Without this lock, an update would not
    // wait for it, and
    // the attach would be acknowledged after the transfer. The order is that of an attach, so that the two do not
    // deadlock.
    private static List<NumberEntry> locked(JdbcSession session, Set<String> selected) {
        return session.query(
                JdbcAttachmentRegistry.SELECT + isOneOf(session) + " ORDER BY number"
                        + session.dialect().updateLock(),
                JdbcAttachmentRegistry::number,
                JsonRows.of(selected));
    }

    private static String isOneOf(JdbcSession session) {
        return "number " + session.dialect().isOneOf();
    }

    private static List<String> numbersOf(List<NumberEntry> entries, Predicate<NumberEntry> condition) {
        return entries.stream()
                .filter(condition)
                .map(entry -> entry.attachment().number())
                .toList();
    }

    private static BulkResult changed(List<NumberEntry> entries) {
        return BulkResult.changed(entries.stream()
                .sorted(Comparator.comparing(entry -> entry.attachment().number()))
                .toList());
    }
}
