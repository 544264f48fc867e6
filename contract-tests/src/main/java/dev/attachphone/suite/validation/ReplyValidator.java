package dev.attachphone.suite.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.suite.check.AmbiguityFinding;
import dev.attachphone.suite.check.Layer;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.fixture.Fixture;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Validates replies against their expectations. Thread-safe. */
public final class ReplyValidator {

    /**
     * The result of a validation.
     *
     * @param failures one sentence for each failure; empty if the reply is accepted
     * @param finding the contradiction of the page that the reply resolves differently, if it does
     */
    public record ReplyVerdict(List<String> failures, Optional<AmbiguityFinding> finding) {}

    private static final String ANSWER = "X-Sandbox-Answer";
    private static final String BECAUSE = "X-Sandbox-Because";

    /** A foreign target may take both times of an answer from different clocks, and round the second one. */
    private static final Duration FOREIGN_CLOCK_SKEW = Duration.ofSeconds(2);

    private final TimestampValidator timestampValidator;
    private final LeakCheck leakCheck;
    private final DocumentationAmbiguities ambiguities;
    private final boolean sandbox;
    private final boolean foreign;
    private final Layer layer;

    /**
     * A validator for one target, which judges every layer in the words of our contract.
     *
     * @param clock the clock of the suite
     * @param fixture the accounts of the target
     * @param ambiguities the contradictions of the page that the target can resolve differently
     * @param sandbox whether the target is the sandbox, which names and explains every answer in headers
     */
    public ReplyValidator(Clock clock, Fixture fixture, DocumentationAmbiguities ambiguities, boolean sandbox) {
        this(
                new TimestampValidator(clock, fixture.numbers()),
                new LeakCheck(fixture),
                ambiguities,
                sandbox,
                false,
                Layer.CONTRACT);
    }

    private ReplyValidator(
            TimestampValidator timestampValidator,
            LeakCheck leakCheck,
            DocumentationAmbiguities ambiguities,
            boolean sandbox,
            boolean foreign,
            Layer layer) {
        this.timestampValidator = timestampValidator;
        this.leakCheck = leakCheck;
        this.ambiguities = ambiguities;
        this.sandbox = sandbox;
        this.foreign = foreign;
        this.layer = layer;
    }

    /** This validator for a target that speaks HTTP in its own way. */
    public ReplyValidator ofForeignTarget() {
        return new ReplyValidator(timestampValidator, leakCheck, ambiguities, sandbox, true, layer);
    }

    /** This validator for the checks of a layer. */
    public ReplyValidator in(Layer other) {
        return new ReplyValidator(timestampValidator, leakCheck, ambiguities, sandbox, foreign, other);
    }

    /** Whether a refusal in any words is accepted. */
    public boolean acceptsAnyRefusal() {
        return foreign && layer != Layer.CONTRACT;
    }

    /** Whether the target can resolve contradictions of the page differently. */
    public boolean isLenient() {
        return !ambiguities.equals(DocumentationAmbiguities.NONE);
    }

    /** Validates a reply. */
    public ReplyVerdict validate(ReplyExpectation expectation, TargetReply reply) {
        List<String> failures = failures(expectation, reply);
        if (failures.isEmpty()) {
            return new ReplyVerdict(failures, Optional.empty());
        }
        Optional<AmbiguityFinding> finding = ambiguities
                .readings(expectation)
                .filter(reading -> accepts(reading, expectation, reply))
                .map(DocumentationAmbiguities.AlternativeReading::finding)
                .findFirst();
        return new ReplyVerdict(finding.isPresent() ? List.of() : failures, finding);
    }

    private boolean accepts(
            DocumentationAmbiguities.AlternativeReading reading, ReplyExpectation expectation, TargetReply reply) {
        if (reading.isOnlyStatus()) {
            return reading.hasStatus(expectation, reply)
                    && leakCheck.failures(expectation.sent(), reply).isEmpty();
        }
        TargetReply adapted = reading.adapted(reading.expectation(expectation, reply), reply);
        return failures(reading.expectation(expectation, adapted), adapted).isEmpty();
    }

    private List<String> failures(ReplyExpectation expectation, TargetReply reply) {
        if (acceptsAnyRefusal()) {
            if (isRefused(reply)) {
                return leakCheck.failures(expectation.sent(), reply);
            }
            if (expectation.isRefusal() || expectation.answer().status() >= 400) {
                return List.of("expected a refusal with any status from 400 to 599, or a closed connection");
            }
        }
        if (expectation.isRefusal()) {
            List<String> failures = new ArrayList<>(ProtocolRejectionValidator.failures(expectation, reply));
            failures.addAll(leakCheck.failures(expectation.sent(), reply));
            return failures;
        }
        if (!reply.isResponse()) {
            return List.of("expected an answer but got none");
        }
        NamedAnswer answer = expectation.answer();
        List<String> failures = new ArrayList<>();
        if (reply.status() == answer.status()) {
            failures.addAll(ofHeadersAndBody(expectation, reply));
        } else {
            // It is another answer, so each of its differences would only tell the same again.
            failures.add("status: expected " + answer.status() + " but was " + reply.status());
        }
        expectation.details().path("hides").forEach(secret -> {
            if (LeakCheck.holds(reply, secret.asText())) {
                failures.add("the answer contains " + secret);
            }
        });
        failures.addAll(leakCheck.failures(expectation.sent(), reply));
        return failures;
    }

    /** Whether the reply refuses the request, by its status or by closing the connection. */
    public static boolean isRefused(TargetReply reply) {
        return reply.status() == TargetReply.CLOSED || reply.status() >= 400;
    }

    private List<String> ofHeadersAndBody(ReplyExpectation expectation, TargetReply reply) {
        List<String> failures = new ArrayList<>(
                foreign
                        ? ReplyHeaderValidator.failuresOfForeign(reply)
                        : ReplyHeaderValidator.failures(expectation, reply));
        if (sandbox) {
            failures.addAll(explanation(expectation.answer().name(), reply));
        }
        if (!expectation.sent().method().equals("HEAD")) {
            failures.addAll(ofBody(expectation, reply));
        }
        return failures;
    }

    private List<String> ofBody(ReplyExpectation expectation, TargetReply reply) {
        Optional<JsonNode> read = StrictJsonParser.read(reply.body());
        if (read.isEmpty()) {
            return List.of("the body is not one JSON value in UTF-8");
        }
        JsonNode actual = read.get();
        JsonNode expected = ExpectedBody.expected(expectation, actual);
        List<String> failures = new ArrayList<>(JsonDifference.between(expected, actual));
        failures.addAll(ContractSchemas.failures(expectation.operation(), reply.status(), actual));
        if (expected.has("timestamp")) {
            failures.addAll(timestampValidator.failures(actual, foreign ? FOREIGN_CLOCK_SKEW : Duration.ZERO));
        }
        String earlier = expectation.details().path("later-than").asText();
        if (!earlier.isEmpty()) {
            failures.addAll(TimestampValidator.notLater(earlier, actual));
        }
        expectation.earlier().ifPresent(before -> failures.addAll(TimestampValidator.notAdvanced(before, reply)));
        expectation
                .repeats()
                .ifPresent(data -> JsonDifference.between(data, actual.path("data"))
                        .forEach(difference -> failures.add("not the data of the first answer: " + difference)));
        return failures;
    }

    private static List<String> explanation(String name, TargetReply reply) {
        List<String> failures = new ArrayList<>();
        if (!reply.headers().allValues(ANSWER).equals(List.of(name))) {
            failures.add("header " + ANSWER + ": expected " + name + " but was "
                    + reply.headers().allValues(ANSWER));
        }
        if (reply.header(BECAUSE).filter(sentence -> !sentence.isBlank()).isEmpty()) {
            failures.add("header " + BECAUSE + ": expected a sentence but got none");
        }
        return failures;
    }

    /** Whether a reply comes from the sandbox. */
    public static boolean isSandbox(TargetReply reply) {
        return reply.header(ANSWER).isPresent();
    }

    /** Describes a reply in a message. Long bodies are truncated. */
    public static String describe(TargetReply reply) {
        String what = switch (reply.status()) {
            case TargetReply.TIMED_OUT -> "neither an answer nor the end of the connection in time";
            case TargetReply.CLOSED -> "the connection was closed without an HTTP answer";
            default -> String.valueOf(reply.status());
        };
        return (what + " " + describe(reply.body())).strip();
    }

    /** Describes a body in a message. Long bodies are truncated. */
    public static String describe(Payload body) {
        String text = body.text().orElse(body.size() + " bytes that are not UTF-8");
        return text.length() > 600 ? text.substring(0, 600) + "…" : text;
    }
}
