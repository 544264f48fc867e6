package dev.attachphone.suite.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.exchange.HeaderLine;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.RawRequest;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.yaml.PlaceholderResolver;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Builds requests from the raw bytes that a case gives.
 *
 * @param url the URL of the target
 * @param operation the contract's operation
 */
record RawRequestBuilder(URI url, Operation operation) {

    private static final String PADDING = "${padding}";
    private static final Pattern BLANK_LINE = Pattern.compile("\\r?\\n\\r?\\n");

    /** Builds the requests that are written to one connection. The placeholders of {@code send} are resolved, except those of a raw request. */
    List<TargetRequest> write(JsonNode send) {
        Charset encoding = Charset.forName(send.path("encoding").asText("UTF-8"));
        Payload body = new RequestBodyBuilder(operation).write(send);
        JsonNode wire = send.path("wire");
        List<String> texts = (wire.isArray() ? wire.valueStream().toList() : List.of(wire))
                .stream()
                        .map(text -> padded(filled(text.asText(), body, encoding), send))
                        .toList();
        RawRequest whole = new RawRequest(
                Payload.of(String.join("", texts), encoding),
                send.path("half-close").asBoolean());
        return texts.stream()
                .map(text ->
                        described(text, wire.toString().contains("${chunks}") ? body : bodyOf(text, encoding), whole))
                .toList();
    }

    private String filled(String text, Payload body, Charset encoding) {
        Map<String, JsonNode> values = new HashMap<>();
        values.put("path", TextNode.valueOf(url.getRawPath() + operation.path()));
        values.put("host", TextNode.valueOf(url.getRawAuthority()));
        values.put("origin", TextNode.valueOf(url.getScheme() + "://" + url.getRawAuthority()));
        values.put("body", TextNode.valueOf(new String(body.bytes(), encoding)));
        values.put("chunks", TextNode.valueOf(new String(chunked(body.bytes()), encoding)));
        String resolved = new PlaceholderResolver(values).resolve(text);
        return new PlaceholderResolver(Map.of(
                        "length", IntNode.valueOf(bodyOf(resolved, encoding).size())))
                .resolve(resolved);
    }

    /** Replaces {@code ${padding}} by letters, so that the request target or the head has the size that the step gives. */
    private static String padded(String text, JsonNode send) {
        if (!text.contains(PADDING)) {
            return text;
        }
        String head = BLANK_LINE.split(text.replace(PADDING, ""), 2)[0] + "\r\n\r\n";
        int targetSize = send.path("target-size").asInt();
        int missing = targetSize > 0
                ? targetSize - head.split(" ", 3)[1].length()
                : send.path("head-size").asInt() - head.length();
        return text.replace(PADDING, "x".repeat(Math.max(0, missing)));
    }

    private static Payload bodyOf(String text, Charset encoding) {
        String[] parts = BLANK_LINE.split(text, 2);
        return parts.length == 2 ? Payload.of(parts[1], encoding) : Payload.EMPTY;
    }

    // For messages and for the validator; the bytes that are sent are those of the raw request.
    private TargetRequest described(String text, Payload body, RawRequest rawRequest) {
        List<String> lines = BLANK_LINE.split(text, 2)[0].lines().toList();
        String[] first = (lines.isEmpty() ? "" : lines.get(0)).split(" ", 3);
        String path = first.length > 1 ? first[1] : "";
        String base = url.getRawPath();
        List<HeaderLine> headers = lines.stream()
                .skip(1)
                .filter(line -> line.contains(":"))
                .map(line -> line.split(":", 2))
                .map(parts -> new HeaderLine(parts[0], parts[1].strip()))
                .toList();
        return new TargetRequest(
                first[0],
                path.startsWith(base) ? path.substring(base.length()) : path,
                headers,
                body,
                Optional.of(rawRequest));
    }

    /** The body as two chunks, without the last chunk, which the case writes itself. */
    private static byte[] chunked(byte[] body) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        chunk(chunks, body, 0, body.length / 2);
        chunk(chunks, body, body.length / 2, body.length);
        return chunks.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream chunks, byte[] body, int from, int to) {
        if (from < to) {
            chunks.writeBytes((Integer.toHexString(to - from) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            chunks.write(body, from, to - from);
            chunks.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }
}
