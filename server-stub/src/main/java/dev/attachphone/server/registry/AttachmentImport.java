package dev.attachphone.server.registry;

import dev.attachphone.server.attach.Attachment.Holder;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.attach.ChangeOrigin;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds attachments of a file. A row that is stored already is not stored again, so that an import that was interrupted is repeated.
 * Not thread-safe.
 */
public interface AttachmentImport {

    /**
     * A row of the file.
     *
     * @param line the line of the file, from 1
     * @param number a number in E.164
     * @param account the id or the name of the account
     * @param status the status; null for the initial status of the provider
     * @param purpose the purpose; null for none
     * @param attachedAt when the number was attached, in milliseconds precision; null for the time of the import
     */
    record ImportRow(
            long line,
            String number,
            String account,
            String agentId,
            String provider,
            @Nullable AttachmentStatus status,
            @Nullable String purpose,
            @Nullable Instant attachedAt) {}

    /** What becomes of a row. */
    enum RowResult {
        /** It is stored. */
        ADDED,
        /** It was stored before. */
        PRESENT,
        /** No account has this id or name. */
        UNKNOWN_ACCOUNT,
        /** The account has no such agent. */
        UNKNOWN_AGENT,
        /** The provider is not configured for the account. */
        PROVIDER_NOT_CONFIGURED,
        /** The number is attached to another agent, or under another provider. */
        HELD,
        /** The number is attached to the agent with another status, purpose or time. */
        DIFFERENT;

        /** Whether the row is not stored. */
        public boolean isRefused() {
            return this != ADDED && this != PRESENT;
        }
    }

    /**
     * The outcome of a row.
     *
     * @param holder the present holder of the number; null if it has none
     */
    record RowOutcome(
            ImportRow row, RowResult result, @Nullable Holder holder) {}

    /**
     * Adds rows in one transaction, and returns their outcomes in the same order.
     *
     * @throws dev.attachphone.server.attach.StoreException if the database fails; nothing is added then
     */
    List<RowOutcome> add(List<ImportRow> rows, ChangeOrigin origin);
}
