package dev.attachphone.server.operations;

import dev.attachphone.openapi.operations.model.AccountModel;
import dev.attachphone.openapi.operations.model.AttachedNumber;
import dev.attachphone.openapi.operations.model.AuditEntry;
import dev.attachphone.openapi.operations.model.Credential;
import dev.attachphone.openapi.operations.model.NumberCount;
import dev.attachphone.openapi.operations.model.OperatedAgent;
import dev.attachphone.openapi.operations.model.ProviderConfiguration;
import dev.attachphone.server.attach.Attachment;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.attach.ChangeOrigin.ActorKind;
import dev.attachphone.server.registry.AccountRegistry.AccountEntry;
import dev.attachphone.server.registry.AgentRegistry.AgentEntry;
import dev.attachphone.server.registry.AttachmentHistory.AttachmentEvent;
import dev.attachphone.server.registry.AttachmentHistory.EventType;
import dev.attachphone.server.registry.AttachmentRegistry.NumberEntry;
import dev.attachphone.server.registry.AttachmentRegistry.NumberTally;
import dev.attachphone.server.registry.AuditTrail.ActorFilter;
import dev.attachphone.server.registry.AuditTrail.AuditEvent;
import dev.attachphone.server.registry.AuditTrail.AuditEventType;
import dev.attachphone.server.registry.CredentialRegistry.CredentialEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Maps registry entries to the generated models, and words of the contract to their enums. */
final class ModelMapper {

    private static final String AT_ONCE = "at-once";
    private static final String ON_CONFIRMATION = "on-confirmation";

    private ModelMapper() {}

    static AccountModel account(AccountEntry account) {
        return new AccountModel(
                account.id(),
                account.name(),
                instant(account.createdAt()),
                instantOrNull(account.suspendedAt()),
                account.providers().entrySet().stream()
                        .map(provider -> new ProviderConfiguration(provider.getKey(), activation(provider.getValue())))
                        .toList());
    }

    private static String activation(AttachmentStatus initial) {
        return initial == AttachmentStatus.ACTIVE ? AT_ONCE : ON_CONFIRMATION;
    }

    /** The initial status of the numbers of a provider. */
    static AttachmentStatus initialStatus(String activation) {
        return activation.equals(AT_ONCE) ? AttachmentStatus.ACTIVE : AttachmentStatus.PENDING;
    }

    static Credential credential(CredentialEntry credential) {
        return new Credential(
                credential.id(),
                credential.prefix(),
                instant(credential.createdAt()),
                instantOrNull(credential.expiresAt()),
                instantOrNull(credential.revokedAt()));
    }

    static OperatedAgent agent(AgentEntry agent) {
        return new OperatedAgent(agent.accountId(), agent.id(), agent.name(), instant(agent.createdAt()));
    }

    static AttachedNumber number(NumberEntry number) {
        Attachment attachment = number.attachment();
        return new AttachedNumber(
                attachment.number(),
                attachment.holder().accountId(),
                attachment.holder().agentId(),
                attachment.holder().provider(),
                word(attachment.status().name()),
                number.purpose(),
                instant(attachment.attachedAt()));
    }

    static NumberCount count(NumberTally tally) {
        return new NumberCount(tally.provider(), word(tally.status().name()), tally.count());
    }

    static @Nullable AttachmentStatus status(@Nullable String word) {
        return word == null ? null : AttachmentStatus.valueOf(name(word));
    }

    static dev.attachphone.openapi.operations.model.Event event(AttachmentEvent attachmentEvent) {
        String value = attachmentEvent.change().value();
        ChangeOrigin origin = attachmentEvent.origin();
        boolean isStatus = attachmentEvent.change().type() == EventType.STATUS_SET;
        return new dev.attachphone.openapi.operations.model.Event(
                word(attachmentEvent.change().type().name()),
                attachmentEvent.number(),
                attachmentEvent.holder().accountId(),
                attachmentEvent.holder().agentId(),
                attachmentEvent.holder().provider(),
                isStatus && value != null ? word(value) : value,
                origin == null ? null : word(origin.kind().name()),
                origin == null ? null : origin.actor(),
                origin == null ? null : origin.requestId(),
                instant(attachmentEvent.at()));
    }

    static AuditEntry audit(AuditEvent auditEvent) {
        String value = auditEvent.value();
        boolean isStatus = auditEvent.type().equals(AuditEventType.PROVIDER_CONFIGURED.name());
        return new AuditEntry(
                word(auditEvent.type()),
                auditEvent.accountId(),
                auditEvent.objectId(),
                isStatus && value != null ? activation(AttachmentStatus.valueOf(value)) : value,
                word(auditEvent.origin().kind().name()),
                auditEvent.origin().actor(),
                auditEvent.origin().requestId(),
                instant(auditEvent.at()));
    }

    static ActorFilter actors(@Nullable String kind, @Nullable String actor) {
        return new ActorFilter(kind == null ? null : ActorKind.valueOf(name(kind)), actor);
    }

    private static String name(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static @Nullable String instantOrNull(@Nullable Instant instant) {
        return instant == null ? null : instant(instant);
    }

    static String instant(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
