package dev.attachphone.suite.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.check.ExpectedAnswer;
import dev.attachphone.suite.check.Layer;
import dev.attachphone.suite.exchange.SecretReplacer;
import dev.attachphone.suite.exchange.TargetAddress;
import dev.attachphone.suite.execution.FailureMessage;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.fixture.NumberRange;
import dev.attachphone.suite.oracle.AnswerOracle;
import dev.attachphone.suite.oracle.ModelState;
import dev.attachphone.suite.oracle.OracleAccount;
import dev.attachphone.suite.oracle.OracleRequest;
import dev.attachphone.suite.validation.DocumentationAmbiguities;
import dev.attachphone.suite.validation.ReplyExpectation;
import dev.attachphone.suite.validation.ReplyValidator;
import dev.attachphone.suite.validation.ReplyValidator.ReplyVerdict;
import dev.attachphone.suite.validation.StrictJsonParser;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Validates recorded exchanges as those of a foreign target. What the target holds is unknown, so every answer is accepted that some
 * state of the target leads to.
 *
 * @param oracles predict the answers of each operation
 * @param ambiguities the contradictions of the page that the target can resolve differently
 * @param secrets replaces the credentials of the recording
 */
public record RecordingValidator(
        Map<String, AnswerOracle> oracles, DocumentationAmbiguities ambiguities, SecretReplacer secrets) {

    // An entry has the path and the method of its operation.
    private static final Set<String> OTHER_TARGETS = Set.of("unknown-path", "method-not-allowed");

    // No number of a recording is known to be new, so that the range has only one number, which is too short for any
    // agent.
    private static final NumberRange NO_NUMBERS = NumberRange.of("+10", "+10").orElseThrow();

    /** A validator for one recording. */
    public static RecordingValidator of(Contract contract, boolean strict, SecretReplacer secrets) {
        return new RecordingValidator(
                AnswerOracle.ofAll(contract),
                strict ? DocumentationAmbiguities.NONE : DocumentationAmbiguities.ofThePage(),
                secrets);
    }

    /** Validates an exchange. */
    public CheckOutcome validate(RecordedExchange recorded) {
        CheckedExchange exchange = checked(recorded);
        String answer = exchange.expected().answer();
        CheckTitle title = new CheckTitle(
                "recorded",
                recorded.entry() + ": " + recorded.operation().method() + " "
                        + recorded.operation().path() + " is answered with "
                        + recorded.reply().status(),
                recorded.operation().answer(answer).source(),
                recorded.file() + ": " + recorded.entry());
        TargetAddress address = new TargetAddress(recorded.base(), Optional.empty());
        return new CheckOutcome(
                title, List.of(exchange), new FailureMessage(address, secrets).describe(title, List.of(exchange)));
    }

    private CheckedExchange checked(RecordedExchange recorded) {
        Operation operation = recorded.operation();
        NamedAnswer predicted = predicted(recorded);
        List<CheckedExchange> sameStatus = operation.answers().values().stream()
                .filter(answer ->
                        answer.status() == recorded.reply().status() && !OTHER_TARGETS.contains(answer.name()))
                .map(answer -> checked(recorded, answer))
                .toList();
        List<CheckedExchange> possible = sameStatus.stream()
                .filter(exchange -> isPossible(
                        recorded, operation.answer(exchange.expected().answer()), predicted))
                .toList();
        Optional<CheckedExchange> accepted = possible.stream()
                .filter(exchange -> exchange.failures().isEmpty())
                .min(Comparator.comparing(exchange -> exchange.finding().isPresent()));
        if (accepted.isPresent()) {
            return accepted.get();
        }
        CheckedExchange asPredicted = checked(recorded, predicted);
        if (asPredicted.failures().isEmpty()) {
            return asPredicted;
        }
        String expected = predicted.violates().isPresent() ? predicted.name() : "another answer";
        return sameStatus.stream()
                .filter(exchange -> exchange.asExpected()
                        && Layer.of(operation.answer(exchange.expected().answer())) == Layer.CONTRACT)
                .findFirst()
                .map(exchange -> failed(
                        asPredicted,
                        "the answer " + exchange.expected().answer() + " does not fit the request: expected "
                                + expected))
                .or(() -> possible.stream()
                        .min(Comparator.comparingInt(
                                exchange -> exchange.failures().size())))
                .orElseGet(() ->
                        predicted.violates().isPresent() || !recorded.reply().isResponse()
                                ? asPredicted
                                : failed(
                                        asPredicted,
                                        "status: expected one of " + statuses(operation) + " but was "
                                                + recorded.reply().status()));
    }

    private static List<Integer> statuses(Operation operation) {
        return operation.answers().values().stream()
                .filter(answer -> Layer.of(answer) == Layer.CONTRACT)
                .map(NamedAnswer::status)
                .distinct()
                .toList();
    }

    private static CheckedExchange failed(CheckedExchange exchange, String failure) {
        return new CheckedExchange(
                exchange.expected(), exchange.request(), exchange.reply(), List.of(failure), Optional.empty());
    }

    /** The answer in a state where the account has no agents: one that the request alone decides, or another one. */
    private NamedAnswer predicted(RecordedExchange recorded) {
        Optional<ObjectNode> body = StrictJsonParser.read(recorded.request().body())
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast);
        OracleRequest request =
                new OracleRequest(OracleAccount.VALID.role(), Set.of(OracleAccount.VALID), Set.of(), body);
        AnswerOracle oracle =
                Objects.requireNonNull(oracles.get(recorded.operation().id()));
        return recorded.operation()
                .answer(oracle.predict(request, ModelState.EMPTY).answer());
    }

    /** Whether the request can have the answer in some state of the target. */
    private static boolean isPossible(RecordedExchange recorded, NamedAnswer answer, NamedAnswer predicted) {
        List<String> order = recorded.operation().precedence();
        boolean forced = recorded.reply().header("Preference-Applied").isPresent();
        boolean decidedByRequest = answer.violates().isPresent();
        if (forced || answer.name().equals(predicted.name())) {
            return true;
        } else if (decidedByRequest) {
            // Another wording of the predicted answer.
            return !order.contains(answer.name())
                    && answer.violates().equals(predicted.violates())
                    && answer.status() == predicted.status();
        } else if (predicted.violates().isEmpty()) {
            return true;
        }
        return order.contains(answer.name())
                ? order.indexOf(answer.name()) < order.indexOf(predicted.name())
                : answer.status() >= 400;
    }

    private CheckedExchange checked(RecordedExchange recorded, NamedAnswer answer) {
        ObjectNode details = JsonNodeFactory.instance.objectNode().put("answer", answer.name());
        JsonNode data = StrictJsonParser.readOrMissing(recorded.reply().body()).path("data");
        // A refusal with details names an agent and a number that only the target knows.
        if (answer.status() >= 400 && !answer.body().path("data").isEmpty() && data.isObject()) {
            details.set("data", data);
        }
        ReplyVerdict verdict = validator(recorded)
                .in(Layer.of(answer))
                .validate(
                        new ReplyExpectation(
                                recorded.operation(), details, recorded.request(), Optional.empty(), Optional.empty()),
                        recorded.reply());
        return new CheckedExchange(
                new ExpectedAnswer(recorded.operation().id(), answer.name()),
                recorded.request(),
                recorded.reply(),
                verdict.failures(),
                verdict.finding());
    }

    /** A validator at the time of the exchange. */
    private ReplyValidator validator(RecordedExchange recorded) {
        Fixture fixture =
                new Fixture(Map.of(), Map.of(), new Fixture.UnknownAgent("", false), NO_NUMBERS, Optional.empty());
        Clock then = Clock.fixed(recorded.reply().sentAt(), ZoneOffset.UTC);
        return new ReplyValidator(then, fixture, ambiguities, false).ofForeignTarget();
    }
}
