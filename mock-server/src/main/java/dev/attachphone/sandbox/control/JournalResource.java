package dev.attachphone.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.sandbox.journal.Entry;
import dev.attachphone.sandbox.journal.Har;
import dev.attachphone.sandbox.journal.Journal;
import dev.attachphone.sandbox.journal.Shell;
import dev.attachphone.sandbox.request.Operations;
import java.util.List;
import java.util.Optional;

/**
 * What a token sent and got: all of it, or with {@code ?answer=<name>} what met that answer or fault.
 *
 * @param journal where it is kept
 * @param operations those whose answers there are
 * @param form how it is written
 */
record JournalResource(Journal journal, Operations operations, Form form) implements Resource {

    /** How a journal is written. */
    enum Form {
        JSON,
        HAR,
        SHELL
    }

    @Override
    public ResponseDefinition answer(Inquiry inquiry) {
        List<Entry> all = journal.of(inquiry.realm());
        Optional<AnswerFilter> filter = inquiry.parameter("answer").map(AnswerFilter::new);
        if (filter.isEmpty()) {
            return written(inquiry, all);
        }
        List<Entry> taken = all.stream().filter(filter.get()::takes).toList();
        List<String> names = filter.get().names(operations);
        // An edited contract may no longer have what was answered before.
        return taken.isEmpty() && !names.contains(filter.get().name())
                ? Controls.refused(
                        400,
                        "There is no answer '" + filter.get().name() + "'. Answers and faults: "
                                + String.join(", ", names))
                : written(inquiry, taken);
    }

    private ResponseDefinition written(Inquiry inquiry, List<Entry> entries) {
        String url =
                "http://" + inquiry.request().getHost() + port(inquiry.request().getPort());
        return switch (form) {
            case JSON -> Controls.done("The last requests of this token, the oldest first", json(entries));
            case HAR -> Controls.text("application/json", Har.of(url, entries).toString());
            case SHELL -> Controls.text("text/plain; charset=utf-8", Shell.of(url, entries));
        };
    }

    private static String port(int port) {
        return port < 0 ? "" : ":" + port;
    }

    private static ObjectNode json(List<Entry> entries) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode array = data.putArray("entries");
        for (Entry entry : entries) {
            ObjectNode json =
                    array.addObject().put("id", entry.id()).put("at", entry.at().toString());
            ObjectNode sent = json.putObject("sent");
            sent.put("method", entry.sent().method())
                    .put("url", entry.sent().url())
                    .put("body", entry.sent().body());
            ArrayNode headers = sent.putArray("headers");
            entry.sent()
                    .headers()
                    .forEach(header -> headers.addArray().add(header.getKey()).add(header.getValue()));
            ObjectNode given = json.putObject("given");
            given.put("answer", entry.given().answer())
                    .put("status", entry.given().status())
                    .put("effect", entry.given().effect())
                    .put("body", entry.given().body());
            ObjectNode headersGiven = given.putObject("headers");
            entry.given().headers().forEach(headersGiven::put);
        }
        return data;
    }
}
