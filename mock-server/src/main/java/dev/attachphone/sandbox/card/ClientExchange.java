package dev.attachphone.sandbox.card;

import dev.attachphone.sandbox.fault.InjectedFault;
import java.util.Optional;

/**
 * One request of a client, as far as the card needs it.
 *
 * @param id what the request is called by
 * @param content what was sent, so that the same is recognized when it is sent again
 * @param senderDigest a digest of how it was sent: credential and wishes
 * @param outcome what came of it
 */
public record ClientExchange(String id, RequestContent content, String senderDigest, ExchangeOutcome outcome) {

    /**
     * What came of a request.
     *
     * @param answer the name of the answer
     * @param status its status
     * @param fault what went wrong with it on its way
     */
    public record ExchangeOutcome(String answer, int status, Optional<InjectedFault> fault) {}

    /**
     * What was sent, headers apart.
     *
     * @param target method and path
     * @param digest of the body
     */
    public record RequestContent(String target, String digest) {}

    /** Whether the client got the answer whole. */
    boolean isResponseDelivered() {
        return fault().isEmpty() || fault().get() == InjectedFault.SLOW_BODY;
    }

    String answer() {
        return outcome.answer();
    }

    int status() {
        return outcome.status();
    }

    Optional<InjectedFault> fault() {
        return outcome.fault();
    }
}
