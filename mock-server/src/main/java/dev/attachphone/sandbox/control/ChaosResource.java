package dev.attachphone.sandbox.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.sandbox.answer.SandboxResponses;
import dev.attachphone.sandbox.fault.RandomFaults;
import dev.attachphone.sandbox.request.JsonBodyParser;
import dev.attachphone.sandbox.request.ParsedBody;
import dev.attachphone.sandbox.request.ServedOperations;

/**
 * How much goes wrong at random for a token.
 *
 * @param chaos what goes wrong
 * @param operations say what the answer to a bad token is
 */
record ChaosResource(RandomFaults chaos, ServedOperations operations) implements ControlResource {

    @Override
    public ResponseDefinition answer(ControlRequest controlRequest) {
        if (controlRequest.account().isEmpty()) {
            return SandboxResponses.of(
                    operations.attach().answer("invalid-auth"), "chaos belongs to a token: send one as usual");
        }
        RequestMethod method = controlRequest.request().getMethod();
        if (!method.equals(RequestMethod.PUT) && !method.equals(RequestMethod.DELETE)) {
            return ControlResponses.ok(
                    "How many of a hundred answers to this token go wrong, and the seed",
                    ControlResponses.json(chaos.of(controlRequest.tenant())));
        }
        if (method.equals(RequestMethod.DELETE)) {
            chaos.unset(controlRequest.tenant());
            return ControlResponses.ok(
                    "This token's chaos is the sandbox's again", JsonNodeFactory.instance.objectNode());
        }
        if (JsonBodyParser.parse(controlRequest.request().getBody()) instanceof ParsedBody.ObjectBody objectBody
                && isSetting(objectBody.json())) {
            chaos.set(
                    controlRequest.tenant(),
                    new RandomFaults.ChaosSettings(
                            objectBody.json().path("percent").asInt(),
                            objectBody.json().path("seed").asLong()));
            return ControlResponses.ok(
                    "This token's answers go wrong at random, the same way for the same seed", objectBody.json());
        }
        return ControlResponses.error(400, "Send {\"percent\": 0 to 100, \"seed\": an integer}");
    }

    private static boolean isSetting(ObjectNode json) {
        return json.path("percent").isInt()
                && json.path("percent").asInt() >= 0
                && json.path("percent").asInt() <= 100
                && (!json.has("seed") || json.path("seed").isIntegralNumber());
    }
}
