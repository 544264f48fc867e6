package dev.attachphone.sandbox.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A request and what was answered.
 *
 * @param id what the request is called by
 * @param at when it came
 * @param request what was sent
 * @param response what was answered
 */
public record JournalEntry(String id, Instant at, RecordedRequest request, RecordedResponse response) {

    /**
     * A request, without its credentials.
     *
     * @param method the method
     * @param url path and query
     * @param headers its headers
     * @param body its body, which may be cut
     */
    public record RecordedRequest(String method, String url, List<Map.Entry<String, String>> headers, String body) {}

    /**
     * An answer.
     *
     * @param status its status; 0 if none was sent
     * @param answer its name
     * @param effect what happened to it on its way; blank if nothing did
     * @param headers its headers
     * @param body its body
     */
    public record RecordedResponse(
            int status, String answer, String effect, Map<String, String> headers, String body) {}

    /** About how many bytes it takes. */
    int approximateBytes() {
        return 500
                + 2
                        * (request.url().length()
                                + request.body().length()
                                + response.body().length()
                                + request.headers().toString().length()
                                + response.headers().toString().length());
    }
}
