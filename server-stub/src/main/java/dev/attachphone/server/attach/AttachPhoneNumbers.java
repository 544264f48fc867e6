package dev.attachphone.server.attach;

import dev.attachphone.server.attach.AttachOutcome.AlreadyAttached;
import dev.attachphone.server.attach.AttachOutcome.Attached;
import dev.attachphone.server.attach.AttachOutcome.Refused;
import dev.attachphone.server.attach.Attachment.Holder;
import dev.attachphone.server.attach.AttachmentStore.Transaction;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Attaches all numbers of a command to its agent, or none of them (decisions 2, 4 and 5). Thread-safe.
 *
 * @param store stores the attachments
 * @param clock the time of attachments
 */
public record AttachPhoneNumbers(AttachmentStore store, Clock clock) {

    /**
     * Attaches the numbers. A number that is already attached to the agent under the same provider counts as attached.
     *
     * @param account the account of the request
     * @throws StoreException if the database fails
     */
    public AttachOutcome attach(Account account, AttachCommand command) {
        return store.inTransaction(command.numbers(), transaction -> attach(transaction, account, command));
    }

    // The checks are in the order of the contract's x-precedence.
    private AttachOutcome attach(Transaction transaction, Account account, AttachCommand command) {
        if (!transaction.hasAgent(account, command.agentId())) {
            return new Refused(RefusalReason.AGENT_NOT_FOUND);
        }
        Optional<AttachmentStatus> status = transaction.initialStatus(account, command.provider());
        if (status.isEmpty()) {
            return new Refused(RefusalReason.PROVIDER_NOT_CONFIGURED);
        }
        Holder holder = new Holder(account.id(), command.agentId(), command.provider());
        Map<String, Attachment> held = transaction.find(command.numbers());
        Optional<AttachOutcome> conflict = firstConflict(command, holder, held);
        if (conflict.isPresent()) {
            return conflict.get();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Attachment> missing = command.numbers().stream()
                .filter(number -> !held.containsKey(number))
                .map(number -> new Attachment(number, holder, status.get(), now))
                .toList();
        transaction.insert(missing);
        return attached(command, held.values(), missing);
    }

    private static Optional<AttachOutcome> firstConflict(
            AttachCommand command, Holder holder, Map<String, Attachment> held) {
        return command.numbers().stream()
                .map(held::get)
                .filter(attachment -> attachment != null && !attachment.holder().equals(holder))
                .findFirst()
                .map(attachment -> conflict(holder, attachment));
    }

    private static AttachOutcome conflict(Holder requested, Attachment attachment) {
        return attachment.holder().accountId().equals(requested.accountId())
                ? new AlreadyAttached(attachment.holder().agentId(), attachment.number())
                : new Refused(RefusalReason.ATTACHED_TO_ANOTHER_ACCOUNT);
    }

    private static Attached attached(AttachCommand command, Collection<Attachment> held, List<Attachment> added) {
        List<Attachment> all = new ArrayList<>(held);
        all.addAll(added);
        return new Attached(
                command,
                all.stream()
                        .map(Attachment::attachedAt)
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                all.stream()
                        .map(Attachment::status)
                        .min(Comparator.naturalOrder())
                        .orElseThrow());
    }
}
