package dev.attachphone.suite.exchange;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Bytes that are written to a connection unchanged, for requests that an HTTP client does not send.
 *
 * @param bytes all bytes, written at once
 * @param halfClose whether the sending side is closed afterwards, so that the target does not wait for more
 */
public record RawRequest(Payload bytes, boolean halfClose) {

    private static final Pattern REQUEST_LINE =
            Pattern.compile("^[A-Z]+ [^\\r\\n]* HTTP/1\\.[01]\\r\\n", Pattern.MULTILINE);

    /**
     * These bytes with headers added after the request lines.
     *
     * @param requests the number of requests in the bytes; lines in a body that look like a request line are not counted
     */
    RawRequest with(List<HeaderLine> headers, int requests) {
        if (headers.isEmpty()) {
            return this;
        }
        String lines = headers.stream()
                .map(header -> header.name() + ": " + header.value() + "\r\n")
                .collect(Collectors.joining());
        Matcher requestLine = REQUEST_LINE.matcher(new String(bytes.bytes(), StandardCharsets.ISO_8859_1));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < requests && requestLine.find(); i++) {
            requestLine.appendReplacement(text, Matcher.quoteReplacement(requestLine.group() + lines));
        }
        requestLine.appendTail(text);
        return new RawRequest(Payload.of(text.toString(), StandardCharsets.ISO_8859_1), halfClose);
    }
}
