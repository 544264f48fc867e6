package dev.attachphone.sandbox.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.answer.SandboxResponses;
import dev.attachphone.sandbox.explain.BodyViolation;
import dev.attachphone.sandbox.explain.BodyViolations;
import dev.attachphone.sandbox.explain.SuggestedBody;
import dev.attachphone.sandbox.journal.Journal;
import dev.attachphone.sandbox.journal.JournalEntry;
import dev.attachphone.sandbox.request.JsonBodyParser;
import dev.attachphone.sandbox.request.ParsedBody;
import dev.attachphone.sandbox.request.ServedOperations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Everything about why a request got its answer.
 *
 * @param operations every operation of the contract
 * @param journal where the request is found
 */
record ExplanationsResource(ServedOperations operations, Journal journal) implements ControlResource {

    @Override
    public ResponseDefinition answer(ControlRequest controlRequest) {
        return journal.find(controlRequest.tenant(), controlRequest.remainingPath())
                .map(journalEntry -> ControlResponses.ok("Why this is the answer", explained(journalEntry)))
                .orElseGet(() -> ControlResponses.error(
                        404,
                        "Of this token, or of requests without one, no request '" + controlRequest.remainingPath()
                                + "' is kept; the last " + Journal.MAX_ENTRIES_PER_TENANT + " are"));
    }

    private ObjectNode explained(JournalEntry journalEntry) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("request_id", journalEntry.id())
                .put("at", journalEntry.at().toString())
                .put("answer", journalEntry.response().answer())
                .put("status", journalEntry.response().status())
                .put("because", journalEntry.response().headers().getOrDefault(SandboxResponses.REASON, ""));
        if (!journalEntry.response().effect().isEmpty()) {
            data.put("effect", journalEntry.response().effect());
        }
        Optional<Operation> operation = operations.at(journalEntry.request().url());
        operation
                .or(() -> Optional.of(operations.all().get(0)))
                .flatMap(of -> Optional.ofNullable(
                        of.answers().get(journalEntry.response().answer())))
                .ifPresent(answer -> documented(data, answer));
        operation.ifPresent(of -> body(data, of, journalEntry.request().body()));
        return data;
    }

    private static void documented(ObjectNode data, NamedAnswer answer) {
        data.put("when", answer.condition())
                .put("provenance", answer.provenance())
                .put("source", answer.source());
    }

    private static void body(ObjectNode data, Operation operation, String text) {
        if (JsonBodyParser.parse(text.getBytes(StandardCharsets.UTF_8)) instanceof ParsedBody.ObjectBody objectBody) {
            List<BodyViolation> violations = new BodyViolations(operation.requestSchema(), objectBody.json()).all();
            data.set("violations", ControlResponses.json(violations));
            if (!violations.isEmpty()) {
                data.set("send_instead", new SuggestedBody(operation, objectBody.json()).body());
            }
        } else {
            data.putArray("violations")
                    .addObject()
                    .put("pointer", "")
                    .put("because", data.path("because").asText())
                    .put(
                            "expected",
                            operation.requestSchema().path("description").asText());
            data.set("send_instead", SuggestedBody.example(operation));
        }
    }
}
