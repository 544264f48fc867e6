package dev.attachphone.sandbox.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A recorded request and its response.
 *
 * @param id the id of the request
 * @param at when the request was received
 * @param request the request
 * @param response the response
 */
public record JournalEntry(String id, Instant at, RecordedRequest request, RecordedResponse response) {

    private static final int BYTES_WITHOUT_TEXTS = 500;

    /**
     * A request with its credentials redacted.
     *
     * @param method the method
     * @param url the path and query
     * @param headers the header lines
     * @param body the body, which may be truncated
     */
    public record RecordedRequest(String method, String url, List<Map.Entry<String, String>> headers, String body) {}

    /**
     * A response.
     *
     * @param status the HTTP status; 0 if none was sent
     * @param answer the name of the answer, or of the fault that replaced it
     * @param effect the delay and fault that were applied; blank if none
     * @param headers the headers
     * @param body the body, which may be truncated
     */
    public record RecordedResponse(
            int status, String answer, String effect, Map<String, String> headers, String body) {}

    /** The approximate memory use of the entry in bytes. */
    int approximateBytes() {
        int characters = request.url().length()
                + request.body().length()
                + response.body().length()
                + request.headers().toString().length()
                + response.headers().toString().length();
        return BYTES_WITHOUT_TEXTS + 2 * characters;
    }
}
