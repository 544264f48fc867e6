package dev.attachphone.suite.exchange;

import java.io.IOException;
import java.io.Serial;
import java.net.ConnectException;
import java.net.URI;

/** A request to which no HTTP answer came; the message says why in words for people. */
public final class Unanswered extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    Unanswered(String message, Throwable cause) {
        super(message, cause);
    }

    static Unanswered because(URI url, IOException cause) {
        return new Unanswered(
                cause instanceof ConnectException
                        ? "nothing answers at " + url
                        : "the connection to " + url + " broke: " + cause,
                cause);
    }
}
