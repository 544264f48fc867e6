package dev.attachphone.sandbox.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.sandbox.answer.SandboxResponses;
import dev.attachphone.sandbox.fault.RandomFaults;
import dev.attachphone.sandbox.request.ParsedBody;
import dev.attachphone.sandbox.request.ServedOperations;

/**
 * Reads and changes the random faults of a token.
 *
 * @param chaos the random faults of all tokens
 * @param operations the operations of the contract
 */
record ChaosResource(RandomFaults chaos, ServedOperations operations) implements ControlResource {

    @Override
    public ResponseDefinition answer(ControlRequest request) {
        if (request.inspection().account().isEmpty()) {
            return SandboxResponses.of(
                    operations.attach().answer("invalid-auth"), "random faults belong to a token; send a valid token");
        }
        RequestMethod method = request.request().getMethod();
        if (!method.equals(RequestMethod.PUT) && !method.equals(RequestMethod.DELETE)) {
            return ControlResponses.ok(
                    "The percentage of answers to this token that fail at random, and the seed",
                    ControlResponses.json(chaos.of(request.inspection().tenant())));
        }
        if (method.equals(RequestMethod.DELETE)) {
            chaos.unset(request.inspection().tenant());
            return ControlResponses.ok(
                    "The random faults of this token are the defaults of the sandbox again",
                    JsonNodeFactory.instance.objectNode());
        }
        if (request.inspection().body() instanceof ParsedBody.ObjectBody body && isChaosSettings(body.json())) {
            chaos.set(
                    request.inspection().tenant(),
                    new RandomFaults.ChaosSettings(
                            body.json().path("percent").asInt(),
                            body.json().path("seed").asLong()));
            return ControlResponses.ok(
                    "The answers to this token fail at random, in the same way for the same seed", body.json());
        }
        return ControlResponses.error(400, "The body must be {\"percent\": <0 to 100>, \"seed\": <integer>}");
    }

    private static boolean isChaosSettings(ObjectNode json) {
        return json.path("percent").isInt()
                && json.path("percent").asInt() >= 0
                && json.path("percent").asInt() <= 100
                && (!json.has("seed") || json.path("seed").isIntegralNumber());
    }
}
