package dev.attachphone.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.sandbox.answer.SandboxResponses;
import dev.attachphone.sandbox.fault.DelayRange;
import dev.attachphone.sandbox.fault.RandomFaults;
import dev.attachphone.sandbox.fault.RandomFaults.ChaosSettings;
import dev.attachphone.sandbox.request.ParsedBody;
import dev.attachphone.sandbox.request.ServedOperations;
import java.util.Optional;

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
        String tenant = request.inspection().tenant();
        if (method.equals(RequestMethod.DELETE)) {
            chaos.unset(tenant);
            return ControlResponses.ok(
                    "The random faults of this token are the defaults of the sandbox again",
                    JsonNodeFactory.instance.objectNode());
        }
        if (!method.equals(RequestMethod.PUT)) {
            return ControlResponses.ok(
                    "The percentage of answers to this token that fail at random, the seed, and the range of delays",
                    json(chaos.of(tenant)));
        }
        Optional<ChaosSettings> settings = request.inspection().body() instanceof ParsedBody.ObjectBody body
                ? settings(body.json())
                : Optional.empty();
        if (settings.isEmpty()) {
            return ControlResponses.error(
                    400,
                    "The body must be {\"percent\": <0 to 100>, \"seed\": <integer>, \"delay\": \"<milliseconds>..<milliseconds>\"};"
                            + " seed and delay are optional, and a delay is at most " + DelayRange.MAX);
        }
        chaos.set(tenant, settings.get());
        return ControlResponses.ok(
                "The answers to this token fail at random, in the same way for the same seed", json(settings.get()));
    }

    private static ObjectNode json(ChaosSettings settings) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("percent", settings.percent())
                .put("seed", settings.seed())
                .put("delay", settings.delay().toString());
    }

    private static Optional<ChaosSettings> settings(ObjectNode json) {
        JsonNode percent = json.path("percent");
        boolean isValid = percent.isInt()
                && percent.asInt() >= 0
                && percent.asInt() <= 100
                && (!json.has("seed") || json.path("seed").isIntegralNumber());
        Optional<DelayRange> delay = DelayRange.parse(
                json.path("delay").asText(ChaosSettings.NONE.delay().toString()));
        return delay.filter(range -> isValid)
                .map(range ->
                        new ChaosSettings(percent.asInt(), json.path("seed").asLong(), range));
    }
}
