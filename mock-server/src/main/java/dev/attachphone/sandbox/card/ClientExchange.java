package dev.attachphone.sandbox.card;

import dev.attachphone.sandbox.fault.InjectedFault;
import java.util.Optional;

/**
 * A request of a client and its outcome, reduced to what {@link BehaviourRules} compares.
 *
 * @param id the id of the request
 * @param content the method, the path and a digest of the body; equal for repeated requests
 * @param senderDigest a digest of URL, credentials and preferences
 * @param answer the name of the answer
 * @param status the HTTP status; 0 if the client received none
 * @param fault the fault that was injected
 */
public record ClientExchange(
        String id, String content, String senderDigest, String answer, int status, Optional<InjectedFault> fault) {

    /** Whether the client received the complete response. */
    boolean isResponseDelivered() {
        return fault.isEmpty() || fault.get() == InjectedFault.SLOW_BODY;
    }
}
