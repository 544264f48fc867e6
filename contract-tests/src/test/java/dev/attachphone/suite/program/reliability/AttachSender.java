package dev.attachphone.suite.program.reliability;

import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.history.AttachInvocation;

/** Sends attach calls. Thread-safe. */
@FunctionalInterface
interface AttachSender {

    /**
     * Sends a call and waits for its answer.
     *
     * @throws NoResponseException if there is no HTTP response
     */
    AttachAnswer send(AttachInvocation call) throws NoResponseException;
}
