package dev.attachphone.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.answer.SandboxResponses;
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
 * Explains why a request in the journal got its answer.
 *
 * @param operations the operations of the contract
 * @param journal the request journal
 */
record ExplanationsResource(ServedOperations operations, Journal journal) implements ControlResource {

    @Override
    public ResponseDefinition answer(ControlRequest request) {
        return journal.find(request.inspection().tenant(), request.remainingPath())
                .map(entry -> ControlResponses.ok("Why the request got this answer", explained(entry)))
                .orElseGet(() -> ControlResponses.error(
                        404,
                        "The journal of this token has no request '" + request.remainingPath() + "'; it keeps the last "
                                + Journal.MAX_ENTRIES_PER_TENANT + " requests"));
    }

    private ObjectNode explained(JournalEntry entry) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("request_id", entry.id())
                .put("at", entry.at().toString())
                .put("answer", entry.response().answer())
                .put("status", entry.response().status())
                .put("cause", entry.response().cause().text())
                .put("because", entry.response().headers().getOrDefault(SandboxResponses.REASON, ""));
        if (!entry.response().effect().isEmpty()) {
            data.put("effect", entry.response().effect());
        }
        Optional<Operation> operation = operations.at(entry.request().url());
        operation
                .or(() -> Optional.of(operations.all().get(0)))
                .flatMap(of ->
                        Optional.ofNullable(of.answers().get(entry.response().answer())))
                .ifPresent(answer -> documented(data, answer));
        operation.ifPresent(of -> body(data, of, entry.request().body()));
        return data;
    }

    private static void documented(ObjectNode data, NamedAnswer answer) {
        data.put("when", answer.condition())
                .put("provenance", answer.provenance())
                .put("source", answer.source());
    }

    // Parsed again: the journal keeps the text alone, because the tree of a body takes many times the memory of its
    // text.
    private void body(ObjectNode data, Operation operation, String text) {
        int maxDepth = operations.contract().get().limits().maxBodyDepth();
        if (JsonBodyParser.parse(text.getBytes(StandardCharsets.UTF_8), maxDepth)
                instanceof ParsedBody.ObjectBody object) {
            List<BodyViolations.BodyViolation> violations =
                    new BodyViolations(operation.requestSchema(), object.json()).all();
            data.set("violations", ControlResponses.json(violations));
            if (!violations.isEmpty()) {
                data.set("send_instead", new SuggestedBody(operation, object.json()).body());
            }
            return;
        }
        ArrayNode violations = data.putArray("violations");
        // Otherwise the body is not what is wrong: a GET has none, and a long one is truncated.
        if (data.path("answer").asText().equals("malformed-body")) {
            violations
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
