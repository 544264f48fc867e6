package dev.attachphone.suite.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.BuildVersion;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.exchange.HeaderLine;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.run.RunResult;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Writes exchanges as an HTTP archive (HAR 1.2). Raw requests and bodies that an archive cannot hold are in comments. The sandbox has its own writer for the requests of WireMock, since the two programs
 * share no code.
 *
 * @param limit the length of bodies
 */
record HarReport(TruncationLimit limit) {

    private static final int UNKNOWN = -1;
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    ObjectNode of(RunResult result) {
        ObjectNode har = HtmlSafeJson.MAPPER.createObjectNode();
        ObjectNode log = har.putObject("log").put("version", "1.2");
        log.putObject("creator").put("name", "contract-tests").put("version", BuildVersion.current());
        ArrayNode entries = log.putArray("entries");
        String url = result.info().url().toString();
        for (CheckOutcome outcome : ReportedChecks.of(result).outcomes()) {
            outcome.exchanges()
                    .forEach(exchange ->
                            entry(entries.addObject(), url, exchange).put("comment", comment(outcome, exchange)));
        }
        return har;
    }

    private ObjectNode entry(ObjectNode entry, String url, CheckedExchange exchange) {
        double millis = exchange.reply().duration().toNanos() / 1e6;
        entry.put("startedDateTime", exchange.reply().sentAt().toString()).put("time", millis);
        request(entry.putObject("request"), url, exchange.request());
        response(entry.putObject("response"), exchange.reply());
        entry.putObject("cache");
        // The parts are unknown, and their sum must be the time of the entry.
        entry.putObject("timings")
                .put("blocked", UNKNOWN)
                .put("dns", UNKNOWN)
                .put("connect", UNKNOWN)
                .put("send", 0)
                .put("wait", millis)
                .put("receive", 0)
                .put("ssl", UNKNOWN);
        return entry;
    }

    private String comment(CheckOutcome outcome, CheckedExchange exchange) {
        String wrong = String.join("; ", exchange.failures());
        return limit.truncate(outcome.title().qualifiedName() + ": expected "
                + exchange.expected().answer() + (wrong.isEmpty() ? "" : "; failures: " + wrong));
    }

    private void request(ObjectNode json, String url, TargetRequest request) {
        json.put("method", request.method())
                .put("url", url(url, request.path()))
                .put("httpVersion", "HTTP/1.1");
        request.raw()
                .ifPresent(raw -> json.put(
                        "comment",
                        limit.truncate("raw request: "
                                + TextFormatter.printable(
                                        new String(raw.bytes().bytes(), StandardCharsets.ISO_8859_1)))));
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
            postData(data, request.body());
        }
        sizes(json, request.body());
    }

    private void response(ObjectNode json, TargetReply reply) {
        List<HeaderLine> headers = reply.headers().map().entrySet().stream()
                .flatMap(lines -> lines.getValue().stream().map(value -> new HeaderLine(lines.getKey(), value)))
                .toList();
        json.put("status", Math.max(0, reply.status())).put("statusText", "").put("httpVersion", "HTTP/1.1");
        cookies(json.putArray("cookies"), values(headers, "Set-Cookie").map(line -> line.split(";", 2)[0]));
        headers(json.putArray("headers"), headers);
        ObjectNode content = json.putObject("content")
                .put("size", reply.body().size())
                .put("mimeType", reply.header("Content-Type").orElse(UNKNOWN_TYPE));
        body(content, reply.body());
        json.put("redirectURL", reply.header("Location").orElse(""));
        sizes(json, reply.body());
    }

    /** The URL. A request target that does not fit into a URL is encoded; the comment has the raw request. */
    private static String url(String base, String target) {
        URI whole = URI.create(base);
        try {
            URI url = new URI(base + target);
            if (target.startsWith("/")
                    && Objects.equals(whole.getRawAuthority(), url.getRawAuthority())
                    && url.getHost() != null) {
                return url.toASCIIString();
            }
        } catch (URISyntaxException e) {
            // Encoded below.
        }
        return base + "/" + URLEncoder.encode(target, StandardCharsets.UTF_8);
    }

    // Unlike a response, a request has no encoding of its text.
    private void postData(ObjectNode json, Payload body) {
        TruncationLimit.BodySnippet snippet = limit.snippet(body);
        if (snippet.binary()) {
            json.put("text", "")
                    .put(
                            "comment",
                            "the first " + snippet.bytes().length + " of " + snippet.size() + " bytes in base64: "
                                    + Base64.getEncoder().encodeToString(snippet.bytes()));
        } else {
            body(json, body);
        }
    }

    private void body(ObjectNode json, Payload body) {
        TruncationLimit.BodySnippet snippet = limit.snippet(body);
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
        headers.forEach(header -> pair(json, header.name(), limit.truncate(header.value())));
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
