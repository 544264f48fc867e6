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

    CheckedExchange step(CaseStep caseStep, Map<String, JsonNode> values, List<CheckedExchange> earlier)
            throws NoResponseException {
        TargetRequest targetRequest = request(caseStep, values);
        return validate(caseStep, targetRequest, bench.target().send(targetRequest), new StepContext(values, earlier));
    }

    /** One exchange for each request of the step. */
    List<CheckedExchange> exchanges(CaseStep caseStep, Map<String, JsonNode> values, List<CheckedExchange> earlier)
            throws NoResponseException {
        if (!caseStep.send().has("wire")) {
            return List.of(step(caseStep, values, earlier));
        }
        List<TargetRequest> requests = new RawRequestBuilder(bench.target().url(), operation(caseStep))
                .write(placeholders(caseStep, values).resolve(caseStep.send()));
        List<TargetReply> replies = bench.target().exchangeRaw(requests);
        List<CheckedExchange> exchanges = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            exchanges.add(validate(
                    caseStep.expectingOnly(i), requests.get(i), replies.get(i), new StepContext(values, earlier)));
        }
        return UnexpectedReplies.noted(exchanges, replies.subList(requests.size(), replies.size()));
    }

    /** What the step sends when its words stand for those values. */
    TargetRequest request(CaseStep caseStep, Map<String, JsonNode> values) {
        return new RequestBuilder(bench.fixture().credentials())
                .write(operation(caseStep), placeholders(caseStep, values).resolve(caseStep.send()));
    }

    CheckedExchange validate(
            CaseStep caseStep, TargetRequest targetRequest, TargetReply targetReply, StepContext stepContext) {
        JsonNode details = placeholders(caseStep, stepContext.values()).resolve(caseStep.expect());
        Optional<JsonNode> repeats = Optional.of(details.path("repeats").asInt())
                .filter(first -> first > 0)
                .map(first -> body(stepContext.earlier().get(first - 1)).path("data"));
        ReplyExpectation replyExpectation = new ReplyExpectation(operation(caseStep), details, targetRequest, repeats);
        ReplyVerdict replyVerdict = bench.validator().validate(replyExpectation, targetReply);
        return new CheckedExchange(
                new ExpectedAnswer(caseStep.operation(), caseStep.answer()),
                targetRequest,
                targetReply,
                replyVerdict.failures(),
                replyVerdict.finding());
    }

    /** The status of a named answer. */
    int status(String operation, String answer) {
        return bench.contract().operation(operation).answer(answer).status();
    }

    static JsonNode body(CheckedExchange checkedExchange) {
        return StrictJsonParser.readOrMissing(checkedExchange.reply().body());
    }

    /**
     * What a step may refer to.
     *
     * @param values what its words stand for
     * @param earlier the steps before it
     */
    record StepContext(Map<String, JsonNode> values, List<CheckedExchange> earlier) {}

    private Operation operation(CaseStep caseStep) {
        return bench.contract().operation(caseStep.operation());
    }

    private PlaceholderResolver placeholders(CaseStep caseStep, Map<String, JsonNode> values) {
        Map<String, JsonNode> all = new HashMap<>(new PlaceholderValues(bench.fixture()).values(caseStep.role()));
        all.putAll(values);
        return new PlaceholderResolver(all);
    }
}
