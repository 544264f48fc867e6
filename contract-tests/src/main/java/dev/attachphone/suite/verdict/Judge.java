package dev.attachphone.suite.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.suite.check.Finding;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.Reply;
import dev.attachphone.suite.fixture.Fixture;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what is wrong with a reply; a reply without complaint is the expected answer. */
public final class Judge {

    private static final String ANSWER = "X-Sandbox-Answer";
    private static final String BECAUSE = "X-Sandbox-Because";

    private final Schemas schemas = new Schemas();
    private final Times times;
    private final Secrecy secrecy;
    private final Ambiguities ambiguities;
    private final boolean sandbox;

    /**
     * A judge for one target.
     *
     * @param clock ours
     * @param fixture what the target offers
     * @param ambiguities the contradictions of the page that it may decide for itself
     * @param sandbox whether the target is the sandbox, which names and explains every answer in headers
     */
    public Judge(Clock clock, Fixture fixture, Ambiguities ambiguities, boolean sandbox) {
        this.times = new Times(clock, fixture.numbers());
        this.secrecy = new Secrecy(fixture);
        this.ambiguities = ambiguities;
        this.sandbox = sandbox;
    }

    /** Whether the target may decide the page's contradictions for itself. */
    public boolean isLenient() {
        return !ambiguities.equals(Ambiguities.NONE);
    }

    /** What is to be said of a reply. */
    public Verdict verdict(Expectation expectation, Reply reply) {
        List<String> complaints = complaints(expectation, reply);
        if (complaints.isEmpty() || expectation.isRefusal()) {
            return new Verdict(complaints, Optional.empty());
        }
        Optional<Finding> finding = ambiguities
                .readings(expectation)
                .filter(reading -> complaints(reading.expectation(expectation, reply), reply)
                        .isEmpty())
                .map(Ambiguities.Reading::finding)
                .findFirst();
        return new Verdict(finding.isPresent() ? List.of() : complaints, finding);
    }

    private List<String> complaints(Expectation expectation, Reply reply) {
        if (expectation.isRefusal()) {
            List<String> complaints = new ArrayList<>(new Refusal(schemas).complaints(expectation, reply));
            complaints.addAll(secrecy.complaints(expectation.sent(), reply));
            return complaints;
        }
        if (!reply.isAnswer()) {
            return List.of("expected an answer, came none");
        }
        NamedAnswer answer = expectation.answer();
        List<String> complaints = new ArrayList<>();
        if (reply.status() != answer.status()) {
            complaints.add("status: expected " + answer.status() + ", came " + reply.status());
        }
        complaints.addAll(HeaderCheck.complaints(expectation.details(), reply));
        if (sandbox) {
            complaints.addAll(explanation(answer.name(), reply));
        }
        if (!expectation.sent().method().equals("HEAD")) {
            complaints.addAll(ofBody(expectation, reply));
        }
        expectation.details().path("hides").forEach(secret -> {
            if (Secrecy.holds(reply, secret.asText())) {
                complaints.add("the answer gives away " + secret);
            }
        });
        complaints.addAll(secrecy.complaints(expectation.sent(), reply));
        return complaints;
    }

    private List<String> ofBody(Expectation expectation, Reply reply) {
        Optional<JsonNode> read = StrictJson.read(reply.body());
        if (read.isEmpty()) {
            return List.of("the body is not one JSON value in UTF-8");
        }
        JsonNode came = read.get();
        JsonNode expected = LiveValues.expected(expectation, came);
        List<String> complaints = new ArrayList<>(Difference.between(expected, came));
        complaints.addAll(schemas.complaints(expectation.operation(), reply.status(), came));
        if (expected.has("timestamp")) {
            complaints.addAll(times.complaints(came));
        }
        String earlier = expectation.details().path("later-than").asText();
        if (!earlier.isEmpty()) {
            complaints.addAll(Times.notLater(earlier, came));
        }
        expectation
                .repeats()
                .ifPresent(data -> Difference.between(data, came.path("data"))
                        .forEach(difference -> complaints.add("not the data of the first answer: " + difference)));
        return complaints;
    }

    private static List<String> explanation(String name, Reply reply) {
        List<String> complaints = new ArrayList<>();
        if (!reply.headers().allValues(ANSWER).equals(List.of(name))) {
            complaints.add("header " + ANSWER + ": expected " + name + ", came "
                    + reply.headers().allValues(ANSWER));
        }
        if (reply.header(BECAUSE).filter(sentence -> !sentence.isBlank()).isEmpty()) {
            complaints.add("header " + BECAUSE + ": expected a sentence, came none");
        }
        return complaints;
    }

    /** Whether a reply comes from the sandbox. */
    public static boolean isSandbox(Reply reply) {
        return reply.header(ANSWER).isPresent();
    }

    /** What a reply is for people, shortened. */
    public static String shown(Reply reply) {
        String what = switch (reply.status()) {
            case Reply.SILENT -> "neither an answer nor the end of the connection in time";
            case Reply.CLOSED -> "the connection was closed without an HTTP answer";
            default -> String.valueOf(reply.status());
        };
        return (what + " " + shown(reply.body())).strip();
    }

    /** What a reply's body is for people, shortened. */
    public static String shown(Payload body) {
        String text = body.text().orElse(body.size() + " bytes that are not UTF-8");
        return text.length() > 600 ? text.substring(0, 600) + "…" : text;
    }
}
