package dev.attachphone.suite.exchange;

import java.io.IOException;
import java.io.Serial;
import java.net.ConnectException;
import java.net.URI;

/** A request to which no HTTP answer came; the message says why in words for people. */
public final class NoResponseException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    NoResponseException(String message, Throwable cause) {
        super(message, cause);
    }

    static NoResponseException of(URI url, IOException cause) {
        return new NoResponseException(words(url, cause), cause);
    }

    private static String words(URI url, IOException cause) {
        if (cause instanceof ConnectException) {
            return "nothing answers at " + url;
        }
        return CertificateProblem.findIn(cause)
                .map(bad -> "the certificate of " + url + " is " + bad.description())
                .orElse("the connection to " + url + " broke: " + cause);
    }
}
