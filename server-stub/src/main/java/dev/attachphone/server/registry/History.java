package dev.attachphone.server.registry;

import java.util.List;

/** What happened, the newest first. Every method throws {@link dev.attachphone.server.attach.StoreException} if the database fails. */
public interface History {

    /** At most so many events of a number, from the first one before that id. */
    List<Event> ofNumber(String number, long before, int limit);

    /** At most so many events of an account, from the first one before that id. */
    List<Event> ofAccount(String accountId, long before, int limit);
}
