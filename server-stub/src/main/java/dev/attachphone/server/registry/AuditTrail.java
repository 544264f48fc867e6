package dev.attachphone.server.registry;

import dev.attachphone.server.attach.ChangeOrigin;
import dev.attachphone.server.attach.ChangeOrigin.ActorKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the changes of accounts, credentials, providers and agents, newest first. Every method throws
 * {@link dev.attachphone.server.attach.StoreException} if the database fails.
 */
public interface AuditTrail {

    /** The types of changes, and what their value is. */
    enum AuditEventType {
        /** The value is the name. */
        ACCOUNT_CREATED,
        /** The value is the new name. */
        ACCOUNT_RENAMED,
        ACCOUNT_SUSPENDED,
        ACCOUNT_RESUMED,
        /** The value is the last name. */
        ACCOUNT_DELETED,
        /** Earlier events of the account are erased. */
        ACCOUNT_ERASED,
        /** The value is the initial status of the numbers of the provider. */
        PROVIDER_CONFIGURED,
        PROVIDER_REMOVED,
        /** The value is the instant of expiry; null if the credential does not expire. */
        CREDENTIAL_ISSUED,
        /** The value is the instant of expiry; null if the credential does not expire. */
        CREDENTIAL_EXPIRY_SET,
        CREDENTIAL_REVOKED,
        AGENT_CREATED,
        AGENT_DELETED,
        /** Old events of numbers were removed; the object is the time before which they were, and the value is their number. */
        HISTORY_PRUNED,
        /** The database was copied from another one; the object is its URL, and the value is the number of rows. */
        DATABASE_COPIED
    }

    /**
     * A change.
     *
     * @param id greater than the ids of earlier events
     * @param type the name of an {@link AuditEventType}, or of one that a newer server has added
     * @param accountId the account that the object belongs to, or {@link #NO_ACCOUNT}
     * @param objectId the id of the account, credential or agent, or the name of the provider
     * @param value the value of the type; null for types without one
     * @param at when it changed
     * @param origin who changed it
     */
    record AuditEvent(
            long id,
            String type,
            String accountId,
            String objectId,
            @Nullable String value,
            Instant at,
            ChangeOrigin origin) {

        /** The account of an event that concerns all accounts. */
        public static final String NO_ACCOUNT = "";
    }

    /** The actors whose changes are listed; null means any value. */
    record ActorFilter(@Nullable ActorKind kind, @Nullable String actor) {

        /** Changes by all actors. */
        public static final ActorFilter ALL = new ActorFilter(null, null);
    }

    /**
     * Lists events.
     *
     * @param accountId the account whose events are listed; null for all accounts
     * @param before the event id before which the list starts
     * @param limit the maximum size of the list
     */
    List<AuditEvent> list(@Nullable String accountId, ActorFilter actors, long before, int limit);
}
