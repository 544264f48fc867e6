package dev.attachphone.server.attach;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * Attaches all numbers of a command to its agent, or none of them. Thread-safe.
 *
 * @param store stores the attachments
 * @param clock the time of attachments
 */
public record AttachPhoneNumbers(AttachmentStore store, Clock clock) {

    /**
     * Attaches the numbers as {@link AttachDecision} describes.
     *
     * @param account the account of the request
     * @throws StoreException if the database fails
     * @throws OverloadedException if too many requests are waiting; nothing has been attached
     */
    public AttachOutcome attach(Account account, AttachCommand command, ChangeOrigin origin) {
        return store.attach(
                new AttachRequest(account, command, clock.instant().truncatedTo(ChronoUnit.MILLIS), origin));
    }
}
