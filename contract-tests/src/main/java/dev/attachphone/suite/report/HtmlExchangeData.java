package dev.attachphone.suite.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.exchange.CurlCommand;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.TargetRequest;

/**
 * Writes an exchange as data of the HTML report.
 *
 * @param curl writes the command that repeats the request
 * @param limit the length of texts
 */
record HtmlExchangeData(CurlCommand curl, TruncationLimit limit) {

    /**
     * The exchange as JSON.
     *
     * @param check the index of its check
     */
    ObjectNode of(int check, CheckedExchange exchange) {
        ObjectNode json = HtmlSafeJson.MAPPER.createObjectNode();
        json.put("check", check)
                .put("verdict", verdict(exchange))
                .put("operation", exchange.expected().operation())
                .put("answer", exchange.expected().answer())
                .put("status", exchange.reply().status())
                .put("sent", exchange.reply().sentAt().toString())
                .put("ms", Math.round(exchange.reply().duration().toNanos() / 1e3) / 1e3)
                .put("repeat", limit.orElse(curl.of(exchange.request()), ""));
        exchange.finding().ifPresent(finding -> json.put("finding", finding.name()));
        ArrayNode wrong = json.putArray("wrong");
        exchange.failures().forEach(complaint -> wrong.add(limit.truncate(complaint)));
        request(json.putObject("request"), exchange.request());
        reply(json.putObject("reply"), exchange);
        return json;
    }

    private static String verdict(CheckedExchange exchange) {
        if (!exchange.failures().isEmpty()) {
            return "failed";
        }
        return exchange.finding().isPresent() ? "finding" : "ok";
    }

    private void request(ObjectNode json, TargetRequest request) {
        json.put("method", request.method()).put("path", limit.truncate(request.path()));
        ArrayNode headers = json.putArray("headers");
        request.headers().forEach(header -> header(headers, header.name(), header.value()));
        body(json, request.body());
    }

    private void reply(ObjectNode json, CheckedExchange exchange) {
        ArrayNode headers = json.putArray("headers");
        exchange.reply()
                .headers()
                .map()
                .forEach((name, values) -> values.forEach(value -> header(headers, name, value)));
        body(json, exchange.reply().body());
    }

    private void header(ArrayNode headers, String name, String value) {
        headers.addArray().add(limit.truncate(name)).add(limit.truncate(value));
    }

    private void body(ObjectNode json, Payload body) {
        if (body.size() > 0) {
            TruncationLimit.BodySnippet snippet = limit.snippet(body);
            json.putObject("body")
                    .put("text", snippet.text())
                    .put("bytes", snippet.size())
                    .put("binary", snippet.binary())
                    .put("cut", snippet.cut());
        }
    }
}
