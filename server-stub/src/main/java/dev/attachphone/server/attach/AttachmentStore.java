package dev.attachphone.server.attach;

/** Stores attachments. */
public interface AttachmentStore {

    /**
     * Decides a request as {@link AttachDecision} does, and stores the attachments that it adds. On return, they are durable.
     *
     * @throws StoreException if the database failed; whether the numbers are attached is unknown
     * @throws OverloadedException if too many requests are waiting; nothing has been attached
     */
    AttachOutcome attach(AttachRequest request);
}
