package dev.attachphone.suite.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.exchange.Header;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.Request;
import dev.attachphone.suite.exchange.Wire;
import dev.attachphone.suite.yaml.Placeholders;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes requests of the very bytes that a case gives.
 *
 * @param url the target
 * @param operation the contract's operation
 */
record WireWriter(URI url, Operation operation) {

    private static final Pattern BLANK_LINE = Pattern.compile("\\r?\\n\\r?\\n");

    /** The requests that are written to one connection; the other placeholders of {@code send} are filled. */
    List<Request> write(JsonNode send) {
        Charset encoding = Charset.forName(send.path("encoding").asText("UTF-8"));
        Payload body = new BodyWriter(operation).write(send);
        JsonNode wire = send.path("wire");
        List<String> texts = (wire.isArray() ? wire.valueStream().toList() : List.of(wire))
                .stream().map(text -> filled(text.asText(), body, encoding)).toList();
        Wire whole = new Wire(
                Payload.of(String.join("", texts), encoding),
                send.path("half-close").asBoolean());
        return texts.stream()
                .map(text ->
                        described(text, wire.toString().contains("${chunks}") ? body : behind(text, encoding), whole))
                .toList();
    }

    private String filled(String text, Payload body, Charset encoding) {
        Map<String, JsonNode> words = new HashMap<>();
        words.put("path", TextNode.valueOf(url.getRawPath() + operation.path()));
        words.put("host", TextNode.valueOf(url.getRawAuthority()));
        words.put("origin", TextNode.valueOf(url.getScheme() + "://" + url.getRawAuthority()));
        words.put("body", TextNode.valueOf(new String(body.bytes(), encoding)));
        words.put("chunks", TextNode.valueOf(new String(Chunks.of(body.bytes()), encoding)));
        String put = new Placeholders(words).fill(text);
        return new Placeholders(
                        Map.of("length", IntNode.valueOf(behind(put, encoding).size())))
                .fill(put);
    }

    private static Payload behind(String text, Charset encoding) {
        String[] parts = BLANK_LINE.split(text, 2);
        return parts.length == 2 ? Payload.of(parts[1], encoding) : Payload.EMPTY;
    }

    // Only for people and for the judge: what is sent is the wire.
    private Request described(String text, Payload body, Wire wire) {
        List<String> lines = BLANK_LINE.split(text, 2)[0].lines().toList();
        String[] first = (lines.isEmpty() ? "" : lines.get(0)).split(" ", 3);
        String path = first.length > 1 ? first[1] : "";
        String base = url.getRawPath();
        List<Header> headers = lines.stream()
                .skip(1)
                .filter(line -> line.contains(":"))
                .map(line -> line.split(":", 2))
                .map(parts -> new Header(parts[0], parts[1].strip()))
                .toList();
        return new Request(
                first[0],
                path.startsWith(base) ? path.substring(base.length()) : path,
                headers,
                body,
                Optional.of(wire));
    }
}
