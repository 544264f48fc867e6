package dev.attachphone.server.attach;

import dev.attachphone.server.attach.AttachOutcome.AlreadyAttached;
import dev.attachphone.server.attach.AttachOutcome.Attached;
import dev.attachphone.server.attach.AttachOutcome.Refused;
import dev.attachphone.server.attach.Attachment.Holder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The outcomes of a group of requests, and the attachments that must be stored to make them true. Each request attaches all of its
 * numbers to its agent, or none of them (decisions 2, 4 and 5). A number that is already attached to the agent under the same provider
 * counts as attached.
 *
 * @param outcomes the outcome of each request, in the order of the requests
 * @param added the attachments to store; empty if the outcomes change nothing
 */
public record AttachDecision(List<AttachOutcome> outcomes, List<AddedAttachment> added) {

    /** An attachment, and the request that adds it. */
    public record AddedAttachment(Attachment attachment, AttachRequest request) {}

    /** Decides the requests one after the other, so that each of them sees what the earlier ones attach. Changes nothing. */
    public static AttachDecision of(List<AttachRequest> requests, AttachSnapshot snapshot) {
        Map<String, Attachment> attachments = new HashMap<>(snapshot.attachments());
        List<AttachOutcome> outcomes = new ArrayList<>();
        List<AddedAttachment> added = new ArrayList<>();
        for (AttachRequest request : requests) {
            outcomes.add(decide(request, snapshot, attachments, added));
        }
        return new AttachDecision(outcomes, added);
    }

    // The checks are in the order of the contract's x-precedence.
    private static AttachOutcome decide(
            AttachRequest request,
            AttachSnapshot snapshot,
            Map<String, Attachment> attachments,
            List<AddedAttachment> added) {
        AttachCommand command = request.command();
        if (!snapshot.hasAgent(request.account(), command.agentId())) {
            return new Refused(RefusalReason.AGENT_NOT_FOUND);
        }
        Optional<AttachmentStatus> status = snapshot.initialStatus(request.account(), command.provider());
        if (status.isEmpty()) {
            return new Refused(RefusalReason.PROVIDER_NOT_CONFIGURED);
        }
        Holder holder = request.holder();
        Optional<AttachOutcome> conflict = firstConflict(command, holder, attachments);
        if (conflict.isPresent()) {
            return conflict.get();
        }
        for (String number : command.numbers()) {
            attachments.computeIfAbsent(number, free -> {
                Attachment attachment = new Attachment(free, holder, status.get(), request.at());
                added.add(new AddedAttachment(attachment, request));
                return attachment;
            });
        }
        return attached(
                command, command.numbers().stream().map(attachments::get).toList());
    }

    private static Optional<AttachOutcome> firstConflict(
            AttachCommand command, Holder holder, Map<String, Attachment> attachments) {
        return command.numbers().stream()
                .map(attachments::get)
                .filter(attachment -> attachment != null && !attachment.holder().equals(holder))
                .findFirst()
                .map(attachment -> conflict(holder, attachment));
    }

    private static AttachOutcome conflict(Holder requested, Attachment attachment) {
        return attachment.holder().accountId().equals(requested.accountId())
                ? new AlreadyAttached(attachment.holder().agentId(), attachment.number())
                : new Refused(RefusalReason.ATTACHED_TO_ANOTHER_ACCOUNT);
    }

    private static Attached attached(AttachCommand command, Collection<Attachment> attachments) {
        return new Attached(
                command,
                attachments.stream()
                        .map(Attachment::attachedAt)
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                attachments.stream()
                        .map(Attachment::status)
                        .min(Comparator.naturalOrder())
                        .orElseThrow());
    }
}
