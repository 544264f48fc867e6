package dev.attachphone.sandbox.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.answer.Reply;
import dev.attachphone.sandbox.explain.CorrectedBody;
import dev.attachphone.sandbox.explain.Violation;
import dev.attachphone.sandbox.explain.Violations;
import dev.attachphone.sandbox.journal.Entry;
import dev.attachphone.sandbox.journal.Journal;
import dev.attachphone.sandbox.request.Body;
import dev.attachphone.sandbox.request.Operations;
import dev.attachphone.sandbox.request.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Everything about why a request got its answer.
 *
 * @param operations every operation of the contract
 * @param journal where the request is found
 */
record ExplanationsResource(Operations operations, Journal journal) implements Resource {

    @Override
    public ResponseDefinition answer(Inquiry inquiry) {
        return journal.find(inquiry.realm(), inquiry.rest())
                .map(entry -> Controls.done("Why this is the answer", explained(entry)))
                .orElseGet(() -> Controls.refused(
                        404,
                        "Of this token, or of requests without one, no request '" + inquiry.rest()
                                + "' is kept; the last " + Journal.ENTRIES + " are"));
    }

    private ObjectNode explained(Entry entry) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("request_id", entry.id())
                .put("at", entry.at().toString())
                .put("answer", entry.given().answer())
                .put("status", entry.given().status())
                .put("because", entry.given().headers().getOrDefault(Reply.BECAUSE, ""));
        if (!entry.given().effect().isEmpty()) {
            data.put("effect", entry.given().effect());
        }
        Optional<Operation> operation = operations.at(entry.sent().url());
        operation
                .or(() -> Optional.of(operations.all().get(0)))
                .flatMap(
                        of -> Optional.ofNullable(of.answers().get(entry.given().answer())))
                .ifPresent(answer -> documented(data, answer));
        operation.ifPresent(of -> body(data, of, entry.sent().body()));
        return data;
    }

    private static void documented(ObjectNode data, NamedAnswer answer) {
        data.put("when", answer.when()).put("provenance", answer.provenance()).put("source", answer.source());
    }

    private static void body(ObjectNode data, Operation operation, String text) {
        if (StrictJson.read(text.getBytes(StandardCharsets.UTF_8)) instanceof Body.Read read) {
            List<Violation> violations = new Violations(operation.requestSchema(), read.json()).all();
            data.set("violations", Controls.json(violations));
            if (!violations.isEmpty()) {
                data.set("send_instead", new CorrectedBody(operation, read.json()).body());
            }
        } else {
            data.putArray("violations")
                    .addObject()
                    .put("pointer", "")
                    .put("because", data.path("because").asText())
                    .put(
                            "expected",
                            operation.requestSchema().path("description").asText());
            data.set("send_instead", CorrectedBody.example(operation));
        }
    }
}
