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
import dev.attachphone.suite.validation.ReplyValidator.ReplyVerdict;
import dev.attachphone.suite.validation.StrictJsonParser;
import dev.attachphone.suite.yaml.PlaceholderResolver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs single steps of cases: resolves the placeholders, sends the request and validates the reply.
 *
 * @param context the target and its description
 */
record StepRunner(TestContext context) {

    CheckedExchange step(CaseStep step, Map<String, JsonNode> values, List<CheckedExchange> earlier)
            throws NoResponseException {
        TargetRequest request = request(step, values);
        return validate(step, request, context.target().send(request), values, earlier);
    }

    /** Runs a step that can send several raw requests on one connection. Returns one exchange for each request. */
    List<CheckedExchange> exchanges(CaseStep step, Map<String, JsonNode> values, List<CheckedExchange> earlier)
            throws NoResponseException {
        if (!step.send().has("wire")) {
            return List.of(step(step, values, earlier));
        }
        List<TargetRequest> requests = new RawRequestBuilder(context.target().url(), operation(step))
                .write(placeholders(step, values).resolve(step.send()));
        List<TargetReply> replies = context.target().exchangeRaw(requests);
        List<CheckedExchange> exchanges = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            exchanges.add(validate(step.expectingOnly(i), requests.get(i), replies.get(i), values, earlier));
        }
        return withFailureFor(replies.subList(requests.size(), replies.size()), exchanges);
    }

    /** The exchanges; replies that no request asked for are a failure of the last one. */
    private static List<CheckedExchange> withFailureFor(List<TargetReply> unexpected, List<CheckedExchange> exchanges) {
        if (unexpected.isEmpty()) {
            return exchanges;
        }
        CheckedExchange last = exchanges.get(exchanges.size() - 1);
        List<String> failures = new ArrayList<>(last.failures());
        failures.add("more answers than requests: "
                + unexpected.stream().map(TargetReply::status).toList());
        List<CheckedExchange> all = new ArrayList<>(exchanges.subList(0, exchanges.size() - 1));
        all.add(new CheckedExchange(last.expected(), last.request(), last.reply(), failures, last.finding()));
        return all;
    }

    /** The request of the step, its placeholders resolved. */
    TargetRequest request(CaseStep step, Map<String, JsonNode> values) {
        return new RequestBuilder(context.fixture().credentials())
                .write(operation(step), placeholders(step, values).resolve(step.send()));
    }

    /**
     * Validates the reply to a step.
     *
     * @param values the values of placeholders
     * @param earlier the exchanges of the steps before it
     */
    CheckedExchange validate(
            CaseStep step,
            TargetRequest request,
            TargetReply reply,
            Map<String, JsonNode> values,
            List<CheckedExchange> earlier) {
        JsonNode details = placeholders(step, values).resolve(step.expect());
        Optional<JsonNode> repeats = Optional.of(details.path("repeats").asInt())
                .filter(first -> first > 0)
                .map(first -> body(earlier.get(first - 1)).path("data"));
        Optional<TargetReply> before = Optional.of(details.path("advances").asInt())
                .filter(number -> number > 0)
                .map(number -> earlier.get(number - 1).reply());
        ReplyExpectation expectation = new ReplyExpectation(operation(step), details, request, repeats, before);
        ReplyVerdict verdict = context.validator().validate(expectation, reply);
        return new CheckedExchange(
                new ExpectedAnswer(step.operation(), step.answer()),
                request,
                reply,
                verdict.failures(),
                verdict.finding());
    }

    /** The status of a named answer. */
    int status(String operation, String answer) {
        return context.contract().operation(operation).answer(answer).status();
    }

    static JsonNode body(CheckedExchange exchange) {
        return StrictJsonParser.readOrMissing(exchange.reply().body());
    }

    private Operation operation(CaseStep step) {
        return context.contract().operation(step.operation());
    }

    private PlaceholderResolver placeholders(CaseStep step, Map<String, JsonNode> values) {
        Map<String, JsonNode> all = new HashMap<>(new PlaceholderValues(context.fixture()).values(step.role()));
        all.putAll(values);
        return new PlaceholderResolver(all);
    }
}
