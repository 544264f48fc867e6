package dev.attachphone.suite.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.exchange.CurlCommand;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.TargetRequest;

/**
 * Writes one exchange for the page.
 *
 * @param curl writes the command that repeats it
 * @param room how long a text may be
 */
record HtmlExchangeData(CurlCommand curl, TruncationLimit room) {

    /**
     * The exchange in JSON.
     *
     * @param check the place of its check among all
     */
    ObjectNode of(int check, CheckedExchange checkedExchange) {
        ObjectNode json = HtmlSafeJson.MAPPER.createObjectNode();
        json.put("check", check)
                .put("verdict", verdict(checkedExchange))
                .put("operation", checkedExchange.expected().operation())
                .put("answer", checkedExchange.expected().answer())
                .put("status", checkedExchange.reply().status())
                .put("sent", checkedExchange.reply().sentAt().toString())
                .put("ms", Math.round(checkedExchange.reply().duration().toNanos() / 1e3) / 1e3)
                .put("repeat", room.orElse(curl.of(checkedExchange.request()), ""));
        checkedExchange.finding().ifPresent(ambiguityFinding -> json.put("finding", ambiguityFinding.name()));
        ArrayNode wrong = json.putArray("wrong");
        checkedExchange.failures().forEach(complaint -> wrong.add(room.truncate(complaint)));
        request(json.putObject("request"), checkedExchange.request());
        reply(json.putObject("reply"), checkedExchange);
        return json;
    }

    private static String verdict(CheckedExchange checkedExchange) {
        if (!checkedExchange.failures().isEmpty()) {
            return "failed";
        }
        return checkedExchange.finding().isPresent() ? "finding" : "ok";
    }

    private void request(ObjectNode json, TargetRequest targetRequest) {
        json.put("method", targetRequest.method()).put("path", room.truncate(targetRequest.path()));
        ArrayNode headers = json.putArray("headers");
        targetRequest.headers().forEach(headerLine -> header(headers, headerLine.name(), headerLine.value()));
        body(json, targetRequest.body());
    }

    private void reply(ObjectNode json, CheckedExchange checkedExchange) {
        ArrayNode headers = json.putArray("headers");
        checkedExchange
                .reply()
                .headers()
                .map()
                .forEach((name, values) -> values.forEach(value -> header(headers, name, value)));
        body(json, checkedExchange.reply().body());
    }

    private void header(ArrayNode headers, String name, String value) {
        headers.addArray().add(room.truncate(name)).add(room.truncate(value));
    }

    private void body(ObjectNode json, Payload body) {
        if (body.size() > 0) {
            BodySnippet bodySnippet = BodySnippet.of(body, room);
            json.putObject("body")
                    .put("text", bodySnippet.text())
                    .put("bytes", bodySnippet.size())
                    .put("binary", bodySnippet.binary())
                    .put("cut", bodySnippet.cut());
        }
    }
}
