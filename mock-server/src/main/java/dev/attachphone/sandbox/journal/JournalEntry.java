package dev.attachphone.sandbox.journal;

import dev.attachphone.sandbox.fault.ResponseCause;
import dev.attachphone.sandbox.inspect.RequestOrigin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A recorded request and its response.
 *
 * @param id the id of the request
 * @param at when the request was received
 * @param duration the time from the arrival of the request to the start of its answer, including a delay
 * @param fields what the body of the request says about the agent and the numbers
 * @param request the request
 * @param response the response
 */
public record JournalEntry(
        String id,
        Instant at,
        Duration duration,
        RecordedFields fields,
        RecordedRequest request,
        RecordedResponse response) {

    private static final int BYTES_WITHOUT_TEXTS = 500;
    private static final int BYTES_OF_LINE_WITHOUT_TEXTS = 100;

    /**
     * The values of a request body that identify it for a reader.
     *
     * @param agent the id or the name of the agent; blank if there is none
     * @param numbers the first phone numbers
     * @param allNumbers how many phone numbers there are
     */
    public record RecordedFields(String agent, List<String> numbers, int allNumbers) {}

    /**
     * A request with its credentials redacted.
     *
     * @param method the method
     * @param url the path and query
     * @param headers the header lines
     * @param body the body, which may be truncated
     * @param origin who sent it
     */
    public record RecordedRequest(
            String method, String url, List<Map.Entry<String, String>> headers, String body, RequestOrigin origin) {}

    /**
     * A response.
     *
     * @param status the HTTP status; 0 if none was sent
     * @param answer the name of the answer, or of the fault that replaced it
     * @param cause what the answer comes from; what caused the effect if the answer is natural
     * @param effect the delay and fault that were applied; blank if none
     * @param isDelivered whether the client received at least a part of the response
     * @param headers the headers
     * @param body the body, which may be truncated
     */
    public record RecordedResponse(
            int status,
            String answer,
            ResponseCause cause,
            String effect,
            boolean isDelivered,
            Map<String, String> headers,
            String body) {}

    /**
     * Whether the text is contained, regardless of case, in the id, the method and URL, the status, the answer, its cause, the sender, the
     * agent, a number or the body of the request.
     */
    public boolean contains(String text) {
        String searched = text.toLowerCase(Locale.ROOT);
        return Stream.concat(
                        Stream.of(
                                id,
                                response.answer(),
                                response.effect(),
                                String.valueOf(response.status()),
                                causeAndSender(),
                                request.method() + " " + request.url(),
                                request.body(),
                                fields.agent()),
                        fields.numbers().stream())
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(searched));
    }

    // As the console shows them.
    private String causeAndSender() {
        String cause = response.cause() == ResponseCause.NATURAL
                ? "natural"
                : "forced by " + response.cause().text();
        return switch (request.origin()) {
            case CLIENT -> cause;
            case CONSOLE -> cause + ", sent by the console";
            case BROWSER -> cause + ", repeated by the browser";
        };
    }

    /** The approximate memory use of the entry in bytes. */
    int approximateBytes() {
        int characters = request.url().length()
                + request.body().length()
                + response.body().length()
                + fields.agent().length();
        for (String number : fields.numbers()) {
            characters += number.length();
        }
        for (Map.Entry<String, String> header : request.headers()) {
            characters += header.getKey().length() + header.getValue().length();
        }
        for (Map.Entry<String, String> header : response.headers().entrySet()) {
            characters += header.getKey().length() + header.getValue().length();
        }
        int lines = fields.numbers().size()
                + request.headers().size()
                + response.headers().size();
        return BYTES_WITHOUT_TEXTS + lines * BYTES_OF_LINE_WITHOUT_TEXTS + 2 * characters;
    }
}
