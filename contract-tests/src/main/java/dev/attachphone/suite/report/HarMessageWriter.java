package dev.attachphone.suite.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.suite.exchange.HeaderLine;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes requests and responses of an HTTP archive.
 *
 * @param room how long a body may be
 */
record HarMessageWriter(TruncationLimit room) {

    private static final String UNKNOWN_TYPE = "application/octet-stream";

    void request(ObjectNode json, String url, TargetRequest request) {
        json.put("method", request.method()).put("url", url + request.path()).put("httpVersion", "HTTP/1.1");
        cookies(
                json.putArray("cookies"),
                values(request.headers(), "Cookie").flatMap(line -> Stream.of(line.split(";"))));
        headers(json.putArray("headers"), request.headers());
        query(json.putArray("queryString"), request.path());
        if (request.body().size() > 0) {
            ObjectNode data = json.putObject("postData")
                    .put(
                            "mimeType",
                            values(request.headers(), "Content-Type")
                                    .findFirst()
                                    .orElse(""));
            data.putArray("params");
            body(data, request.body());
        }
        sizes(json, request.body());
    }

    void response(ObjectNode json, TargetReply reply) {
        List<HeaderLine> headers = reply.headers().map().entrySet().stream()
                .flatMap(lines -> lines.getValue().stream().map(value -> new HeaderLine(lines.getKey(), value)))
                .toList();
        json.put("status", reply.status()).put("statusText", "").put("httpVersion", "HTTP/1.1");
        cookies(json.putArray("cookies"), values(headers, "Set-Cookie").map(line -> line.split(";", 2)[0]));
        headers(json.putArray("headers"), headers);
        ObjectNode content = json.putObject("content")
                .put("size", reply.body().size())
                .put("mimeType", reply.header("Content-Type").orElse(UNKNOWN_TYPE));
        body(content, reply.body());
        json.put("redirectURL", reply.header("Location").orElse(""));
        sizes(json, reply.body());
    }

    private void body(ObjectNode json, Payload body) {
        BodySnippet snippet = BodySnippet.of(body, room);
        if (snippet.binary()) {
            json.put("text", Base64.getEncoder().encodeToString(snippet.bytes()))
                    .put("encoding", "base64");
        } else {
            json.put("text", snippet.text());
        }
        if (snippet.cut()) {
            json.put("comment", "cut after " + snippet.bytes().length + " of " + snippet.size() + " bytes");
        }
    }

    private static void sizes(ObjectNode json, Payload body) {
        json.put("headersSize", -1).put("bodySize", body.size());
    }

    private void headers(ArrayNode json, List<HeaderLine> headers) {
        headers.forEach(header -> pair(json, header.name(), room.truncate(header.value())));
    }

    private static void cookies(ArrayNode json, Stream<String> cookies) {
        cookies.map(cookie -> cookie.split("=", 2))
                .forEach(parts -> pair(json, parts[0].strip(), parts.length > 1 ? parts[1].strip() : ""));
    }

    private static void query(ArrayNode json, String path) {
        int begins = path.indexOf('?');
        if (begins < 0) {
            return;
        }
        Stream.of(path.substring(begins + 1).split("&"))
                .map(parameter -> parameter.split("=", 2))
                .forEach(parts -> pair(json, decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : ""));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static void pair(ArrayNode json, String name, String value) {
        json.addObject().put("name", name).put("value", value);
    }

    private static Stream<String> values(List<HeaderLine> headers, String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(HeaderLine::value);
    }
}
