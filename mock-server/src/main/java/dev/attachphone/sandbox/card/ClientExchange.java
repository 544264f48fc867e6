package dev.attachphone.sandbox.card;

import dev.attachphone.sandbox.fault.InjectedFault;
import dev.attachphone.sandbox.fault.ResponseCause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A request of a client and its outcome, reduced to what {@link ClientBehaviourRules} compares.
 *
 * @param id the id of the request
 * @param content the method, the path and a digest of the body; equal for repeated requests
 * @param senderDigest a digest of URL, credentials and preferences
 * @param at when the request was received
 * @param answer the name of the answer
 * @param answerCause what the answer comes from, apart from the fault
 * @param status the HTTP status; 0 if the client received none
 * @param fault the fault that was injected
 * @param retryAfter the time after which the answer allows the next attempt; zero if it does not say
 */
public record ClientExchange(
        String id,
        String content,
        String senderDigest,
        Instant at,
        String answer,
        ResponseCause answerCause,
        int status,
        Optional<InjectedFault> fault,
        Duration retryAfter) {

    /** Whether the client received the complete response. */
    boolean isResponseDelivered() {
        return fault.isEmpty() || fault.get() == InjectedFault.SLOW_BODY;
    }
}
