package dev.attachphone.sandbox.control;

import dev.attachphone.sandbox.card.Dealings;
import dev.attachphone.sandbox.journal.Journal;
import dev.attachphone.sandbox.world.Worlds;

/**
 * All that the sandbox keeps of its clients.
 *
 * @param worlds their worlds
 * @param journal what they sent
 * @param dealings how they took their answers
 */
public record Memory(Worlds worlds, Journal journal, Dealings dealings) {

    /** Forgets all of it. */
    public void forgetAll() {
        worlds.forgetAll();
        journal.forgetAll();
        dealings.forgetAll();
    }

    /** Forgets what a realm sent and how it took the answers; its world is another matter. */
    void forgetRequests(String realm) {
        journal.forgetAll(realm);
        dealings.forget(realm);
    }
}
