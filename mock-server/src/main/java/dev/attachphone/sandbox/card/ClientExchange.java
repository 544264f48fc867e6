package dev.attachphone.sandbox.card;

import dev.attachphone.sandbox.fault.InjectedFault;
import java.util.Optional;

/**
 * A request of a client and its outcome, reduced to what {@link BehaviourRules} compares.
 *
 * @param id the id of the request
 * @param content the content of the request; equal for repeated requests
 * @param senderDigest a digest of URL, credentials and preferences
 * @param outcome the outcome
 */
public record ClientExchange(String id, RequestContent content, String senderDigest, ExchangeOutcome outcome) {

    /**
     * The outcome of a request.
     *
     * @param answer the name of the answer
     * @param status the HTTP status; 0 if the client received none
     * @param fault the fault that was injected
     */
    public record ExchangeOutcome(String answer, int status, Optional<InjectedFault> fault) {}

    /**
     * The content of a request, without its headers.
     *
     * @param target the method and path
     * @param digest a digest of the body
     */
    public record RequestContent(String target, String digest) {}

    /** Whether the client received the complete response. */
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
