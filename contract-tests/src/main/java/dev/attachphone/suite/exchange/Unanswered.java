package dev.attachphone.suite.exchange;

import java.io.Serial;

/** A request to which no HTTP answer came; the message says why in words for people. */
public final class Unanswered extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    Unanswered(String message, Throwable cause) {
        super(message, cause);
    }
}
