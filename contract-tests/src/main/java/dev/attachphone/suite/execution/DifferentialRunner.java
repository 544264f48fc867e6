package dev.attachphone.suite.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.suite.cases.CaseStep;
import dev.attachphone.suite.cases.TestCase;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.check.ExpectedAnswer;
import dev.attachphone.suite.check.ReproductionScript;
import dev.attachphone.suite.exchange.CurlCommand;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.exchange.SecretReplacer;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.validation.JsonDifference;
import dev.attachphone.suite.validation.ReplyValidator;
import dev.attachphone.suite.validation.StrictJsonParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends the same requests to two targets and compares the answers. The expectations of the cases are not checked.
 *
 * @param context the first target
 * @param other the second target, which has the same accounts
 */
public record DifferentialRunner(TestContext context, TargetClient other) implements CaseRunner {

    // Times and generated ids, which differ between any two targets.
    private static final List<String> VOLATILE = List.of("/timestamp", "/data/attached_at", "/id");

    /** Runs the steps up to the first difference. The exchanges of the outcome are those of the first target. */
    @Override
    public CheckOutcome run(TestCase testCase) throws NoResponseException {
        StepRunner stepRunner = new StepRunner(context);
        Map<String, JsonNode> one = new PlaceholderValues(context.fixture()).drawNumber(testCase.placeholders());
        Map<String, JsonNode> two = new HashMap<>(one);
        List<CheckedExchange> exchanges = new ArrayList<>();
        for (CaseStep step : testCase.steps()) {
            TargetRequest request = stepRunner.request(step, one);
            TargetReply here = context.target().send(request);
            TargetReply there = other.send(stepRunner.request(step, two));
            List<String> differences = differences(here, there);
            ExpectedAnswer expected = new ExpectedAnswer(step.operation(), step.answer());
            exchanges.add(new CheckedExchange(expected, request, here, differences, Optional.empty()));
            if (!differences.isEmpty()) {
                String text = describe(exchanges.size(), request, here, there);
                List<String> failures = new ArrayList<>(List.of(
                        text + "\ndiffers:  (expected: the first target) " + String.join("\n          ", differences)));
                new ReproductionScript(
                                context.target().address(),
                                FixtureSecrets.replacer(
                                        context.fixture(), context.target().address()))
                        .of(testCase.title(), exchanges)
                        .ifPresent(script -> failures.add("all requests as a script:\n" + script));
                return new CheckOutcome(testCase.title(), exchanges, failures);
            }
            step.remember().forEach((name, pointer) -> {
                one.put(name, body(here).at(pointer));
                two.put(name, body(there).at(pointer));
            });
        }
        return new CheckOutcome(testCase.title(), exchanges, List.of());
    }

    private static List<String> differences(TargetReply here, TargetReply there) {
        List<String> differences = new ArrayList<>();
        if (here.status() != there.status()) {
            return List.of("status: " + here.status() + " and " + there.status());
        }
        Optional<String> type = here.header("Content-Type");
        if (!type.equals(there.header("Content-Type"))) {
            differences.add("Content-Type: " + type.orElse("none") + " and "
                    + there.header("Content-Type").orElse("none"));
        }
        differences.addAll(JsonDifference.between(comparable(here), comparable(there)));
        return differences;
    }

    private static JsonNode comparable(TargetReply reply) {
        JsonNode body = body(reply).deepCopy();
        VOLATILE.forEach(pointer -> {
            int slash = pointer.lastIndexOf('/');
            JsonNode parent = body.at(pointer.substring(0, slash));
            String field = pointer.substring(slash + 1);
            if (parent instanceof ObjectNode object && object.has(field)) {
                object.put(field, object.get(field).getNodeType().toString());
            }
        });
        return body;
    }

    private String describe(int step, TargetRequest request, TargetReply here, TargetReply there) {
        SecretReplacer secretReplacer =
                FixtureSecrets.replacer(context.fixture(), context.target().address());
        return secretReplacer.redact("request:  number " + step + " of the sequence\n"
                        + context.target().url() + ": " + here.status() + " " + ReplyValidator.describe(here.body())
                        + "\n"
                        + other.url() + ": " + there.status() + " " + ReplyValidator.describe(there.body()))
                + "\nrepeat:   "
                + new CurlCommand(context.target().address(), secretReplacer).of(request);
    }

    private static JsonNode body(TargetReply reply) {
        return StrictJsonParser.readOrMissing(reply.body());
    }
}
