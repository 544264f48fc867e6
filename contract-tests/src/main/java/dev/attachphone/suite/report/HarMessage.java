package dev.attachphone.suite.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.suite.exchange.Header;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.Reply;
import dev.attachphone.suite.exchange.Request;
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
record HarMessage(Room room) {

    private static final String UNKNOWN_TYPE = "application/octet-stream";

    void request(ObjectNode json, String url, Request request) {
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

    void response(ObjectNode json, Reply reply) {
        List<Header> headers = reply.headers().map().entrySet().stream()
                .flatMap(lines -> lines.getValue().stream().map(value -> new Header(lines.getKey(), value)))
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
        Excerpt excerpt = Excerpt.of(body, room);
        if (excerpt.binary()) {
            json.put("text", Base64.getEncoder().encodeToString(excerpt.bytes()))
                    .put("encoding", "base64");
        } else {
            json.put("text", excerpt.text());
        }
        if (excerpt.cut()) {
            json.put("comment", "cut after " + excerpt.bytes().length + " of " + excerpt.size() + " bytes");
        }
    }

    private static void sizes(ObjectNode json, Payload body) {
        json.put("headersSize", -1).put("bodySize", body.size());
    }

    private void headers(ArrayNode json, List<Header> headers) {
        headers.forEach(header -> pair(json, header.name(), room.cut(header.value())));
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

    private static Stream<String> values(List<Header> headers, String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value);
    }
}
