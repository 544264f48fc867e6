package dev.attachphone.server.registry;

import java.util.List;

/** What happened, the newest first. Every method throws {@link dev.attachphone.server.attach.StoreException} if the database fails. */
public interface AttachmentHistory {

    /** At most so many events of a number, from the first one before that id. */
    List<AttachmentEvent> ofNumber(String number, long before, int limit);

    /** At most so many events of an account, from the first one before that id. */
    List<AttachmentEvent> ofAccount(String accountId, long before, int limit);
}
