package dev.attachphone.sandbox.card;

import dev.attachphone.sandbox.request.Fault;
import java.util.Optional;

/**
 * One request of a client, as far as the card needs it.
 *
 * @param id what the request is called by
 * @param content what was sent, so that the same is recognized when it is sent again
 * @param manner a digest of how it was sent: credential and wishes
 * @param met what came of it
 */
public record Dealing(String id, Content content, String manner, Met met) {

    /**
     * What came of a request.
     *
     * @param answer the name of the answer
     * @param status its status
     * @param fault what went wrong with it on its way
     */
    public record Met(String answer, int status, Optional<Fault> fault) {}

    /**
     * What was sent, headers apart.
     *
     * @param target method and path
     * @param digest of the body
     */
    public record Content(String target, String digest) {}

    /** Whether the client got the answer whole. */
    boolean isHeard() {
        return fault().isEmpty() || fault().get() == Fault.SLOW_BODY;
    }

    String answer() {
        return met.answer();
    }

    int status() {
        return met.status();
    }

    Optional<Fault> fault() {
        return met.fault();
    }
}
