package dev.attachphone.suite.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.suite.check.AmbiguityFinding;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.fixture.Fixture;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what is wrong with a reply; a reply without complaint is the expected answer. */
public final class ReplyValidator {

    private static final String ANSWER = "X-Sandbox-Answer";
    private static final String BECAUSE = "X-Sandbox-Because";

    private final TimestampValidator timestampValidator;
    private final LeakCheck leakCheck;
    private final DocumentationAmbiguities documentationAmbiguities;
    private final boolean sandbox;

    /**
     * A judge for one target.
     *
     * @param clock ours
     * @param fixture what the target offers
     * @param documentationAmbiguities the contradictions of the page that it may decide for itself
     * @param sandbox whether the target is the sandbox, which names and explains every answer in headers
     */
    public ReplyValidator(
            Clock clock, Fixture fixture, DocumentationAmbiguities documentationAmbiguities, boolean sandbox) {
        this.timestampValidator = new TimestampValidator(clock, fixture.numbers());
        this.leakCheck = new LeakCheck(fixture);
        this.documentationAmbiguities = documentationAmbiguities;
        this.sandbox = sandbox;
    }

    /** Whether the target may decide the page's contradictions for itself. */
    public boolean isLenient() {
        return !documentationAmbiguities.equals(DocumentationAmbiguities.NONE);
    }

    /** What is to be said of a reply. */
    public ReplyVerdict validate(ReplyExpectation replyExpectation, TargetReply targetReply) {
        List<String> complaints = complaints(replyExpectation, targetReply);
        if (complaints.isEmpty() || replyExpectation.isRefusal()) {
            return new ReplyVerdict(complaints, Optional.empty());
        }
        Optional<AmbiguityFinding> finding = documentationAmbiguities
                .readings(replyExpectation)
                .filter(alternativeReading -> complaints(
                                alternativeReading.expectation(replyExpectation, targetReply), targetReply)
                        .isEmpty())
                .map(DocumentationAmbiguities.AlternativeReading::finding)
                .findFirst();
        return new ReplyVerdict(finding.isPresent() ? List.of() : complaints, finding);
    }

    private List<String> complaints(ReplyExpectation replyExpectation, TargetReply targetReply) {
        if (replyExpectation.isRefusal()) {
            List<String> complaints = new ArrayList<>(new RefusalValidator().failures(replyExpectation, targetReply));
            complaints.addAll(leakCheck.failures(replyExpectation.sent(), targetReply));
            return complaints;
        }
        if (!targetReply.isResponse()) {
            return List.of("expected an answer, came none");
        }
        NamedAnswer answer = replyExpectation.answer();
        List<String> complaints = new ArrayList<>();
        if (targetReply.status() != answer.status()) {
            complaints.add("status: expected " + answer.status() + ", came " + targetReply.status());
        }
        complaints.addAll(ReplyHeaderValidator.failures(replyExpectation.details(), targetReply));
        if (sandbox) {
            complaints.addAll(explanation(answer.name(), targetReply));
        }
        if (!replyExpectation.sent().method().equals("HEAD")) {
            complaints.addAll(ofBody(replyExpectation, targetReply));
        }
        replyExpectation.details().path("hides").forEach(secret -> {
            if (LeakCheck.holds(targetReply, secret.asText())) {
                complaints.add("the answer gives away " + secret);
            }
        });
        complaints.addAll(leakCheck.failures(replyExpectation.sent(), targetReply));
        return complaints;
    }

    private List<String> ofBody(ReplyExpectation replyExpectation, TargetReply targetReply) {
        Optional<JsonNode> read = StrictJsonParser.read(targetReply.body());
        if (read.isEmpty()) {
            return List.of("the body is not one JSON value in UTF-8");
        }
        JsonNode came = read.get();
        JsonNode expected = ExpectedBody.expected(replyExpectation, came);
        List<String> complaints = new ArrayList<>(JsonDifference.between(expected, came));
        complaints.addAll(ContractSchemas.failures(replyExpectation.operation(), targetReply.status(), came));
        if (expected.has("timestamp")) {
            complaints.addAll(timestampValidator.failures(came));
        }
        String earlier = replyExpectation.details().path("later-than").asText();
        if (!earlier.isEmpty()) {
            complaints.addAll(TimestampValidator.notLater(earlier, came));
        }
        replyExpectation
                .repeats()
                .ifPresent(data -> JsonDifference.between(data, came.path("data"))
                        .forEach(difference -> complaints.add("not the data of the first answer: " + difference)));
        return complaints;
    }

    private static List<String> explanation(String name, TargetReply targetReply) {
        List<String> complaints = new ArrayList<>();
        if (!targetReply.headers().allValues(ANSWER).equals(List.of(name))) {
            complaints.add("header " + ANSWER + ": expected " + name + ", came "
                    + targetReply.headers().allValues(ANSWER));
        }
        if (targetReply.header(BECAUSE).filter(sentence -> !sentence.isBlank()).isEmpty()) {
            complaints.add("header " + BECAUSE + ": expected a sentence, came none");
        }
        return complaints;
    }

    /** Whether a reply comes from the sandbox. */
    public static boolean isSandbox(TargetReply targetReply) {
        return targetReply.header(ANSWER).isPresent();
    }

    /** What a reply is for people, shortened. */
    public static String describe(TargetReply targetReply) {
        String what = switch (targetReply.status()) {
            case TargetReply.TIMED_OUT -> "neither an answer nor the end of the connection in time";
            case TargetReply.CLOSED -> "the connection was closed without an HTTP answer";
            default -> String.valueOf(targetReply.status());
        };
        return (what + " " + describe(targetReply.body())).strip();
    }

    /** What a reply's body is for people, shortened. */
    public static String describe(Payload body) {
        String text = body.text().orElse(body.size() + " bytes that are not UTF-8");
        return text.length() > 600 ? text.substring(0, 600) + "…" : text;
    }
}
