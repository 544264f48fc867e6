package dev.attachphone.suite.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.suite.check.Exchange;
import dev.attachphone.suite.exchange.CurlCommand;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.Request;

/**
 * Writes one exchange for the page.
 *
 * @param curl writes the command that repeats it
 * @param room how long a text may be
 */
record ExchangeJson(CurlCommand curl, Room room) {

    /**
     * The exchange in JSON.
     *
     * @param check the place of its check among all
     */
    ObjectNode of(int check, Exchange exchange) {
        ObjectNode json = SafeJson.MAPPER.createObjectNode();
        json.put("check", check)
                .put("verdict", verdict(exchange))
                .put("operation", exchange.expected().operation())
                .put("answer", exchange.expected().answer())
                .put("status", exchange.reply().status())
                .put("sent", exchange.reply().sent().toString())
                .put("ms", Math.round(exchange.reply().took().toNanos() / 1e3) / 1e3)
                .put("repeat", room.orElse(curl.of(exchange.request()), ""));
        exchange.finding().ifPresent(finding -> json.put("finding", finding.name()));
        ArrayNode wrong = json.putArray("wrong");
        exchange.complaints().forEach(complaint -> wrong.add(room.cut(complaint)));
        request(json.putObject("request"), exchange.request());
        reply(json.putObject("reply"), exchange);
        return json;
    }

    private static String verdict(Exchange exchange) {
        if (!exchange.complaints().isEmpty()) {
            return "failed";
        }
        return exchange.finding().isPresent() ? "finding" : "ok";
    }

    private void request(ObjectNode json, Request request) {
        json.put("method", request.method()).put("path", room.cut(request.path()));
        ArrayNode headers = json.putArray("headers");
        request.headers().forEach(header -> header(headers, header.name(), header.value()));
        body(json, request.body());
    }

    private void reply(ObjectNode json, Exchange exchange) {
        ArrayNode headers = json.putArray("headers");
        exchange.reply()
                .headers()
                .map()
                .forEach((name, values) -> values.forEach(value -> header(headers, name, value)));
        body(json, exchange.reply().body());
    }

    private void header(ArrayNode headers, String name, String value) {
        headers.addArray().add(room.cut(name)).add(room.cut(value));
    }

    private void body(ObjectNode json, Payload body) {
        if (body.size() > 0) {
            Excerpt excerpt = Excerpt.of(body, room);
            json.putObject("body")
                    .put("text", excerpt.text())
                    .put("bytes", excerpt.size())
                    .put("binary", excerpt.binary())
                    .put("cut", excerpt.cut());
        }
    }
}
