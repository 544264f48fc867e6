package dev.attachphone.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.sandbox.journal.Journal;
import dev.attachphone.sandbox.journal.JournalCurlScript;
import dev.attachphone.sandbox.journal.JournalEntry;
import dev.attachphone.sandbox.journal.JournalHar;
import dev.attachphone.sandbox.request.ServedOperations;
import java.util.List;
import java.util.Optional;

/**
 * What a token sent and got: all of it, or with {@code ?answer=<name>} what met that answer or fault.
 *
 * @param journal where it is kept
 * @param operations those whose answers there are
 * @param form how it is written
 */
record JournalResource(Journal journal, ServedOperations operations, Form form) implements ControlResource {

    /** How a journal is written. */
    enum Form {
        JSON,
        HAR,
        SHELL
    }

    @Override
    public ResponseDefinition answer(ControlRequest controlRequest) {
        List<JournalEntry> all = journal.of(controlRequest.tenant());
        Optional<JournalAnswerFilter> filter =
                controlRequest.parameter("answer").map(JournalAnswerFilter::new);
        if (filter.isEmpty()) {
            return written(controlRequest, all);
        }
        List<JournalEntry> taken = all.stream().filter(filter.get()::takes).toList();
        List<String> names = filter.get().names(operations);
        // An edited contract may no longer have what was answered before.
        return taken.isEmpty() && !names.contains(filter.get().name())
                ? ControlResponses.error(
                        400,
                        "There is no answer '" + filter.get().name() + "'. Answers and faults: "
                                + String.join(", ", names))
                : written(controlRequest, taken);
    }

    private ResponseDefinition written(ControlRequest controlRequest, List<JournalEntry> entries) {
        String url = "http://" + controlRequest.request().getHost()
                + port(controlRequest.request().getPort());
        return switch (form) {
            case JSON -> ControlResponses.ok("The last requests of this token, the oldest first", json(entries));
            case HAR ->
                ControlResponses.text(
                        "application/json", JournalHar.of(url, entries).toString());
            case SHELL -> ControlResponses.text("text/plain; charset=utf-8", JournalCurlScript.of(url, entries));
        };
    }

    private static String port(int port) {
        return port < 0 ? "" : ":" + port;
    }

    private static ObjectNode json(List<JournalEntry> entries) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode array = data.putArray("entries");
        for (JournalEntry journalEntry : entries) {
            ObjectNode json = array.addObject()
                    .put("id", journalEntry.id())
                    .put("at", journalEntry.at().toString());
            ObjectNode sent = json.putObject("sent");
            sent.put("method", journalEntry.request().method())
                    .put("url", journalEntry.request().url())
                    .put("body", journalEntry.request().body());
            ArrayNode headers = sent.putArray("headers");
            journalEntry
                    .request()
                    .headers()
                    .forEach(header -> headers.addArray().add(header.getKey()).add(header.getValue()));
            ObjectNode given = json.putObject("given");
            given.put("answer", journalEntry.response().answer())
                    .put("status", journalEntry.response().status())
                    .put("effect", journalEntry.response().effect())
                    .put("body", journalEntry.response().body());
            ObjectNode headersGiven = given.putObject("headers");
            journalEntry.response().headers().forEach(headersGiven::put);
        }
        return data;
    }
}
