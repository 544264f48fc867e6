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
        return new Unanswered(words(url, cause), cause);
    }

    private static String words(URI url, IOException cause) {
        if (cause instanceof ConnectException) {
            return "nothing answers at " + url;
        }
        return BadCertificate.in(cause)
                .map(bad -> "the certificate of " + url + " is " + bad.words())
                .orElse("the connection to " + url + " broke: " + cause);
    }
}
