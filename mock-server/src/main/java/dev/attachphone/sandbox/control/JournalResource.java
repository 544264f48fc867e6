package dev.attachphone.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.openapi.LevenshteinDistance;
import dev.attachphone.sandbox.fault.InjectedFault;
import dev.attachphone.sandbox.inspect.InspectedRequest;
import dev.attachphone.sandbox.journal.Journal;
import dev.attachphone.sandbox.journal.JournalCurlScript;
import dev.attachphone.sandbox.journal.JournalEntry;
import dev.attachphone.sandbox.journal.JournalHar;
import dev.attachphone.sandbox.journal.JournalJson;
import dev.attachphone.sandbox.prefer.RequestPreferences;
import dev.attachphone.sandbox.request.ServedOperations;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Returns the journal of a token: all entries, or those with an answer or fault ({@code ?answer=<name>}), from an instant on
 * ({@code since}), or with a text ({@code search}).
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
        Optional<Instant> since;
        try {
            since = request.parameter("since").map(Instant::parse);
        } catch (DateTimeParseException e) {
            return ControlResponses.error(400, "since must be an instant such as " + Instant.EPOCH);
        }
        // The journal may have answers that an edited contract no longer has.
        if (answer.isPresent()
                && !names().contains(answer.get())
                && all.stream().noneMatch(entry -> met(entry, answer.get()))) {
            return ControlResponses.error(
                    400,
                    "Unknown answer '" + answer.get() + "'. The answers and faults are: "
                            + String.join(", ", LevenshteinDistance.nearestFirst(answer.get(), names())));
        }
        return formatted(
                request,
                all.stream()
                        .filter(entry -> answer.map(name -> met(entry, name)).orElse(true))
                        .filter(entry ->
                                since.map(start -> !entry.at().isBefore(start)).orElse(true))
                        .filter(entry ->
                                request.parameter("search").map(entry::contains).orElse(true))
                        .toList());
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
        String url = request.request().getScheme() + "://" + request.request().getHost()
                + port(request.request().getPort());
        return switch (form) {
            case JSON ->
                ControlResponses.ok(
                        request.inspection().tenant().equals(InspectedRequest.ANONYMOUS)
                                ? "Requests without a token of their own are not kept; send the token of your client"
                                : "The last requests of this token, oldest first",
                        json(entries));
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
        entries.forEach(entry -> array.add(JournalJson.of(entry)));
        return data;
    }
}
