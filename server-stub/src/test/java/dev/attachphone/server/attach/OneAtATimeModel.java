package dev.attachphone.server.attach;

import dev.attachphone.server.attach.AttachOutcome.AlreadyAttached;
import dev.attachphone.server.attach.AttachOutcome.Attached;
import dev.attachphone.server.attach.AttachOutcome.Refused;
import dev.attachphone.server.attach.AttachSnapshot.ConfiguredProvider;
import dev.attachphone.server.attach.Attachment.Holder;
import java.time.Instant;
import java.util.Map;

/** The rules of decisions 2, 4 and 5, written again in the simplest way: for one request at a time. */
public final class OneAtATimeModel {

    private OneAtATimeModel() {}

    /**
     * Executes a request.
     *
     * @param snapshot has the agents and providers
     * @param attachments is changed if the request attaches numbers
     */
    public static AttachOutcome execute(
            AttachRequest request, AttachSnapshot snapshot, Map<String, Attachment> attachments) {
        String account = request.account().id();
        AttachCommand command = request.command();
        if (!account.equals(snapshot.accountOfAgent().get(command.agentId()))) {
            return new Refused(RefusalReason.AGENT_NOT_FOUND);
        }
        AttachmentStatus initial = snapshot.initialStatus().get(new ConfiguredProvider(account, command.provider()));
        if (initial == null) {
            return new Refused(RefusalReason.PROVIDER_NOT_CONFIGURED);
        }
        for (String number : command.numbers()) {
            Attachment held = attachments.get(number);
            if (held != null && !held.holder().accountId().equals(account)) {
                return new Refused(RefusalReason.ATTACHED_TO_ANOTHER_ACCOUNT);
            }
            if (held != null
                    && !(held.holder().agentId().equals(command.agentId())
                            && held.holder().provider().equals(command.provider()))) {
                return new AlreadyAttached(held.holder().agentId(), number);
            }
        }
        Instant latest = Instant.MIN;
        AttachmentStatus leastReady = AttachmentStatus.ACTIVE;
        for (String number : command.numbers()) {
            if (!attachments.containsKey(number)) {
                Holder holder = new Holder(account, command.agentId(), command.provider());
                attachments.put(number, new Attachment(number, holder, initial, request.at()));
            }
            Attachment attachment = attachments.get(number);
            latest = attachment.attachedAt().isAfter(latest) ? attachment.attachedAt() : latest;
            leastReady = attachment.status().compareTo(leastReady) < 0 ? attachment.status() : leastReady;
        }
        return new Attached(command, latest, leastReady);
    }
}
