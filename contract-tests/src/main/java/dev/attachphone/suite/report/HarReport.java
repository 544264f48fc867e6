package dev.attachphone.suite.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.run.RunResult;
import java.util.Objects;

/**
 * Writes every exchange as an HTTP archive (HAR 1.2).
 *
 * @param room how long a body may be
 */
record HarReport(TruncationLimit room) {

    private static final int UNKNOWN = -1;

    ObjectNode of(RunResult result) {
        ObjectNode har = HtmlSafeJson.MAPPER.createObjectNode();
        ObjectNode log = har.putObject("log").put("version", "1.2");
        log.putObject("creator").put("name", "contract-tests").put("version", version());
        ArrayNode entries = log.putArray("entries");
        String url = result.info().url().toString();
        for (CheckOutcome outcome : result.outcomes()) {
            outcome.exchanges()
                    .forEach(exchange ->
                            entry(entries.addObject(), url, exchange).put("comment", comment(outcome, exchange)));
        }
        return har;
    }

    private ObjectNode entry(ObjectNode entry, String url, CheckedExchange exchange) {
        double millis = exchange.reply().duration().toNanos() / 1e6;
        entry.put("startedDateTime", exchange.reply().sentAt().toString()).put("time", millis);
        HarMessageWriter message = new HarMessageWriter(room);
        message.request(entry.putObject("request"), url, exchange.request());
        message.response(entry.putObject("response"), exchange.reply());
        entry.putObject("cache");
        // Only the whole is known: the wait stands for all of it, as the sum must be the entry's time.
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
        return room.truncate(outcome.title().qualifiedName() + ": expected "
                + exchange.expected().answer() + (wrong.isEmpty() ? "" : "; wrong: " + wrong));
    }

    private static String version() {
        return Objects.requireNonNullElse(HarReport.class.getPackage().getImplementationVersion(), "unknown");
    }
}
