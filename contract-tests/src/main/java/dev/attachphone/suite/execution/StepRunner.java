package dev.attachphone.suite.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.cases.CaseStep;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.check.ExpectedAnswer;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.validation.ReplyExpectation;
import dev.attachphone.suite.validation.ReplyVerdict;
import dev.attachphone.suite.validation.StrictJsonParser;
import dev.attachphone.suite.yaml.PlaceholderResolver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays single steps: fills in the values, sends, has the reply judged.
 *
 * @param bench the target, and what is known of it
 */
record StepRunner(TestContext bench) {

    CheckedExchange step(CaseStep step, Map<String, JsonNode> values, List<CheckedExchange> earlier)
            throws NoResponseException {
        TargetRequest request = request(step, values);
        return validate(step, request, bench.target().send(request), new StepContext(values, earlier));
    }

    /** One exchange for each request of the step. */
    List<CheckedExchange> exchanges(CaseStep step, Map<String, JsonNode> values, List<CheckedExchange> earlier)
            throws NoResponseException {
        if (!step.send().has("wire")) {
            return List.of(step(step, values, earlier));
        }
        List<TargetRequest> requests = new RawRequestBuilder(bench.target().url(), operation(step))
                .write(placeholders(step, values).resolve(step.send()));
        List<TargetReply> replies = bench.target().exchangeRaw(requests);
        List<CheckedExchange> exchanges = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            exchanges.add(validate(
                    step.expectingOnly(i), requests.get(i), replies.get(i), new StepContext(values, earlier)));
        }
        return UnexpectedReplies.noted(exchanges, replies.subList(requests.size(), replies.size()));
    }

    /** What the step sends when its words stand for those values. */
    TargetRequest request(CaseStep step, Map<String, JsonNode> values) {
        return new RequestBuilder(bench.fixture().credentials())
                .write(operation(step), placeholders(step, values).resolve(step.send()));
    }

    CheckedExchange validate(
            CaseStep step, TargetRequest request, TargetReply reply, StepContext context) {
        JsonNode details = placeholders(step, context.values()).resolve(step.expect());
        Optional<JsonNode> repeats = Optional.of(details.path("repeats").asInt())
                .filter(first -> first > 0)
                .map(first -> body(context.earlier().get(first - 1)).path("data"));
        ReplyExpectation expectation = new ReplyExpectation(operation(step), details, request, repeats);
        ReplyVerdict verdict = bench.validator().validate(expectation, reply);
        return new CheckedExchange(
                new ExpectedAnswer(step.operation(), step.answer()),
                request,
                reply,
                verdict.failures(),
                verdict.finding());
    }

    /** The status of a named answer. */
    int status(String operation, String answer) {
        return bench.contract().operation(operation).answer(answer).status();
    }

    static JsonNode body(CheckedExchange exchange) {
        return StrictJsonParser.readOrMissing(exchange.reply().body());
    }

    /**
     * What a step may refer to.
     *
     * @param values what its words stand for
     * @param earlier the steps before it
     */
    record StepContext(Map<String, JsonNode> values, List<CheckedExchange> earlier) {}

    private Operation operation(CaseStep step) {
        return bench.contract().operation(step.operation());
    }

    private PlaceholderResolver placeholders(CaseStep step, Map<String, JsonNode> values) {
        Map<String, JsonNode> all = new HashMap<>(new PlaceholderValues(bench.fixture()).values(step.role()));
        all.putAll(values);
        return new PlaceholderResolver(all);
    }
}
