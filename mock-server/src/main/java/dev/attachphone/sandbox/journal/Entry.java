package dev.attachphone.sandbox.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A request and what was answered.
 *
 * @param id what the request is called by
 * @param at when it came
 * @param sent what was sent
 * @param given what was answered
 */
public record Entry(String id, Instant at, Sent sent, Given given) {

    /**
     * A request, without its credentials.
     *
     * @param method the method
     * @param url path and query
     * @param headers its headers
     * @param body its body, which may be cut
     */
    public record Sent(String method, String url, List<Map.Entry<String, String>> headers, String body) {}

    /**
     * An answer.
     *
     * @param status its status; 0 if none was sent
     * @param answer its name
     * @param effect what happened to it on its way; blank if nothing did
     * @param headers its headers
     * @param body its body
     */
    public record Given(int status, String answer, String effect, Map<String, String> headers, String body) {}

    /** About how many bytes it takes. */
    int weight() {
        return 500
                + 2
                        * (sent.url().length()
                                + sent.body().length()
                                + given.body().length()
                                + sent.headers().toString().length()
                                + given.headers().toString().length());
    }
}
