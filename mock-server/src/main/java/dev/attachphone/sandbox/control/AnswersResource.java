package dev.attachphone.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.fault.InjectedFault;
import dev.attachphone.sandbox.fault.MagicAgent;
import dev.attachphone.sandbox.fault.MagicNumber;
import dev.attachphone.sandbox.request.ServedOperations;
import java.util.Arrays;

/**
 * Lists all answers, faults, magic agents and magic numbers, with the preferences that force them.
 *
 * @param operations the operations of the contract
 */
record AnswersResource(ServedOperations operations) implements ControlResource {

    @Override
    public ResponseDefinition answer(ControlRequest request) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode answers = data.putArray("answers");
        operations
                .all()
                .forEach(operation ->
                        operation.answers().values().forEach(answer -> addTo(answers.addObject(), operation, answer)));
        ArrayNode faults = data.putArray("faults");
        Arrays.stream(InjectedFault.values())
                .forEach(fault -> faults.addObject().put("name", fault.text()).put("meaning", fault.description()));
        ArrayNode magic = data.putArray("magic_agents");
        MagicAgent.catalogue(operations.attach())
                .forEach((agent, effect) ->
                        magic.addObject().put("agent_id", agent).put("effect", effect));
        ArrayNode numbers = data.putArray("magic_numbers");
        MagicNumber.catalogue(operations.attach())
                .forEach((number, effect) ->
                        numbers.addObject().put("number", number).put("effect", effect));
        data.put("demo_token", DemoWorld.load().accounts().get(0).token());
        data.set("credential", operations.contract().get().document().at("/x-limits/credential"));
        return ControlResponses.ok("All answers, and how to force them", data);
    }

    private static void addTo(ObjectNode json, Operation operation, NamedAnswer answer) {
        json.put("operation", operation.id())
                .put("method", operation.method())
                .put("path", operation.path())
                .put("name", answer.name())
                .put("status", answer.status())
                .put("summary", answer.summary())
                .put("when", answer.condition())
                .put("provenance", answer.provenance())
                .put("source", answer.source())
                .put("credential_header", operation.credentialHeaders().get(0));
        json.set("body", answer.body());
        operation.requestExample(answer.name()).ifPresent(example -> json.set("request", example));
    }
}
