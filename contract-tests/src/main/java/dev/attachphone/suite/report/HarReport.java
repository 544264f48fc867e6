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

    ObjectNode of(RunResult runResult) {
        ObjectNode har = HtmlSafeJson.MAPPER.createObjectNode();
        ObjectNode log = har.putObject("log").put("version", "1.2");
        log.putObject("creator").put("name", "contract-tests").put("version", version());
        ArrayNode entries = log.putArray("entries");
        String url = runResult.info().url().toString();
        for (CheckOutcome checkOutcome : runResult.outcomes()) {
            checkOutcome
                    .exchanges()
                    .forEach(checkedExchange -> entry(entries.addObject(), url, checkedExchange)
                            .put("comment", comment(checkOutcome, checkedExchange)));
        }
        return har;
    }

    private ObjectNode entry(ObjectNode entry, String url, CheckedExchange checkedExchange) {
        double millis = checkedExchange.reply().duration().toNanos() / 1e6;
        entry.put("startedDateTime", checkedExchange.reply().sentAt().toString())
                .put("time", millis);
        HarMessageWriter message = new HarMessageWriter(room);
        message.request(entry.putObject("request"), url, checkedExchange.request());
        message.response(entry.putObject("response"), checkedExchange.reply());
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

    private String comment(CheckOutcome checkOutcome, CheckedExchange checkedExchange) {
        String wrong = String.join("; ", checkedExchange.failures());
        return room.truncate(checkOutcome.title().qualifiedName() + ": expected "
                + checkedExchange.expected().answer() + (wrong.isEmpty() ? "" : "; wrong: " + wrong));
    }

    private static String version() {
        return Objects.requireNonNullElse(HarReport.class.getPackage().getImplementationVersion(), "unknown");
    }
}
