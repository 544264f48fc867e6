package dev.attachphone.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.answer.SandboxResponses;
import dev.attachphone.sandbox.prefer.AnswerScripts;
import dev.attachphone.sandbox.prefer.AnswerScripts.AnswerScript;
import dev.attachphone.sandbox.request.ParsedBody;
import dev.attachphone.sandbox.request.ServedOperations;
import java.util.List;
import java.util.Optional;

/**
 * Returns, sets and removes the scripts of a token: the answers that its next requests get.
 *
 * @param scripts the scripts of all tokens
 * @param operations the operations of the contract
 */
record ScriptResource(AnswerScripts scripts, ServedOperations operations) implements ControlResource {

    @Override
    public ResponseDefinition answer(ControlRequest request) {
        if (request.inspection().account().isEmpty()) {
            return SandboxResponses.of(
                    operations.attach().answer("invalid-auth"), "a script belongs to a token; send a valid token");
        }
        String tenant = request.inspection().tenant();
        RequestMethod method = request.request().getMethod();
        if (method.equals(RequestMethod.PUT)) {
            return request.inspection().body() instanceof ParsedBody.ObjectBody body
                    ? set(tenant, body.json())
                    : malformed();
        }
        if (method.equals(RequestMethod.DELETE)) {
            scripts.clear(tenant);
        }
        return shown(tenant);
    }

    private ResponseDefinition set(String tenant, ObjectNode json) {
        JsonNode agent = json.path("agent");
        List<JsonNode> answers = json.path("answers").valueStream().toList();
        boolean isWellFormed =
                (agent.isMissingNode() || (agent.isTextual() && !agent.asText().isBlank()))
                        && json.path("answers").isArray()
                        && !answers.isEmpty()
                        && answers.size() <= AnswerScripts.MAX_STEPS
                        && answers.stream().allMatch(JsonNode::isTextual);
        if (!isWellFormed) {
            return malformed();
        }
        List<String> steps = answers.stream().map(JsonNode::asText).toList();
        for (int i = 0; i < steps.size(); i++) {
            Optional<String> problem = problem(steps.get(i));
            if (problem.isPresent()) {
                return ControlResponses.error(400, "answers[" + i + "]: " + problem.get());
            }
        }
        return scripts.set(tenant, agent.asText(""), steps)
                ? shown(tenant)
                : ControlResponses.error(
                        400,
                        "A token has at most " + AnswerScripts.MAX_SCRIPTS_PER_TENANT
                                + " scripts; DELETE removes them");
    }

    /** Why no operation can be answered with the step. */
    private Optional<String> problem(String step) {
        List<Operation> all = operations.all();
        return all.stream()
                        .anyMatch(operation ->
                                AnswerScripts.problem(step, operation).isEmpty())
                ? Optional.empty()
                : AnswerScripts.problem(step, operations.attach());
    }

    private static ResponseDefinition malformed() {
        return ControlResponses.error(
                400,
                "The body must be {\"answers\": [<1 to " + AnswerScripts.MAX_STEPS
                        + " names of answers, statuses, preferences, or " + AnswerScripts.AS_USUAL
                        + ">], \"agent\": <an agent_id, to script its requests only>}");
    }

    private ResponseDefinition shown(String tenant) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode all = data.putArray("scripts");
        for (AnswerScript script : scripts.of(tenant)) {
            ObjectNode json = all.addObject();
            if (!script.agent().isEmpty()) {
                json.put("agent", script.agent());
            }
            ArrayNode answers = json.putArray("answers");
            script.steps().forEach(answers::add);
            json.put("used", script.done());
        }
        return ControlResponses.ok(
                scripts.of(tenant).isEmpty()
                        ? "No request of this token is scripted"
                        : "The next requests of this token are answered as scripted, then as usual",
                data);
    }
}
