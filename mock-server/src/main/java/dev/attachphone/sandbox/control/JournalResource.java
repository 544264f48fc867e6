package dev.attachphone.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.openapi.LevenshteinDistance;
import dev.attachphone.sandbox.fault.InjectedFault;
import dev.attachphone.sandbox.journal.Journal;
import dev.attachphone.sandbox.journal.JournalCurlScript;
import dev.attachphone.sandbox.journal.JournalEntry;
import dev.attachphone.sandbox.journal.JournalHar;
import dev.attachphone.sandbox.prefer.RequestPreferences;
import dev.attachphone.sandbox.request.ServedOperations;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Returns the journal of a token: all entries, or with {@code ?answer=<name>} those with an answer or fault.
 *
 * @param journal the request journal
 * @param operations the operations of the contract
 * @param form the output format
 */
record JournalResource(Journal journal, ServedOperations operations, Form form) implements ControlResource {

    /** The output format. */
    enum Form {
        JSON,
        HAR,
        SHELL
    }

    @Override
    public ResponseDefinition answer(ControlRequest request) {
        List<JournalEntry> all = journal.of(request.inspection().tenant());
        Optional<String> answer = request.parameter("answer");
        if (answer.isEmpty()) {
            return formatted(request, all);
        }
        List<JournalEntry> selected =
                all.stream().filter(entry -> met(entry, answer.get())).toList();
        // The journal may have answers that an edited contract no longer has.
        return selected.isEmpty() && !names().contains(answer.get())
                ? ControlResponses.error(
                        400,
                        "Unknown answer '" + answer.get() + "'. The answers and faults are: "
                                + String.join(", ", LevenshteinDistance.nearestFirst(answer.get(), names())))
                : formatted(request, selected);
    }

    private static boolean met(JournalEntry entry, String name) {
        return entry.response().answer().equals(name)
                || entry.response().effect().endsWith("fault=" + name);
    }

    /** The names of all answers and faults. */
    private List<String> names() {
        return Stream.of(
                        operations.all().stream().flatMap(operation -> operation.answers().keySet().stream()),
                        Stream.of(RequestPreferences.UNKNOWN),
                        InjectedFault.names().stream())
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    private ResponseDefinition formatted(ControlRequest request, List<JournalEntry> entries) {
        String url =
                "http://" + request.request().getHost() + port(request.request().getPort());
        return switch (form) {
            case JSON -> ControlResponses.ok("The last requests of this token, oldest first", json(entries));
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
        for (JournalEntry entry : entries) {
            ObjectNode json =
                    array.addObject().put("id", entry.id()).put("at", entry.at().toString());
            ObjectNode sent = json.putObject("sent");
            sent.put("method", entry.request().method())
                    .put("url", entry.request().url())
                    .put("body", entry.request().body());
            ArrayNode headers = sent.putArray("headers");
            entry.request()
                    .headers()
                    .forEach(header -> headers.addArray().add(header.getKey()).add(header.getValue()));
            ObjectNode given = json.putObject("given");
            given.put("answer", entry.response().answer())
                    .put("status", entry.response().status())
                    .put("effect", entry.response().effect())
                    .put("body", entry.response().body());
            ObjectNode headersGiven = given.putObject("headers");
            entry.response().headers().forEach(headersGiven::put);
        }
        return data;
    }
}
