package dev.attachphone.suite.report;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.check.AmbiguityFinding;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.check.ExpectedAnswer;
import dev.attachphone.suite.exchange.HeaderLine;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.SecretReplacer;
import dev.attachphone.suite.exchange.TargetAddress;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.execution.TargetKind;
import dev.attachphone.suite.run.ContractCoverage.CoverageItem;
import dev.attachphone.suite.run.CreatedResources;
import dev.attachphone.suite.run.RunResult;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The result of a run against a hostile target, which sends credentials in every encoding and markup in every field. */
final class SampleRunResult {

    static final Contract CONTRACT = Contract.load();
    static final String SECRET = "s3cr3t\"/ö+&'1";
    static final String OTHER = SECRET + ":other";
    static final SecretReplacer MASKS = SecretReplacer.of(Map.of(SECRET, "$TOKEN", OTHER, "$OTHER_TOKEN"));
    static final String MARKUP =
            "</script><script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">";
    static final String LONG = "[\"" + "x".repeat(256 * 1024) + "\"]";
    static final int EXCHANGES = 4;

    private static final Instant BEGAN = Instant.parse("2026-01-24T10:30:19.292Z");
    private static final ExpectedAnswer EXPECTED = new ExpectedAnswer("attachPhoneNumber", "attached");

    private SampleRunResult() {}

    static RunResult result() {
        Map<CheckTitle, String> unreachable = new LinkedHashMap<>();
        unreachable.put(title("out of reach"), "the fixture has no " + MARKUP);
        return new RunResult(
                new RunResult.RunInfo(
                        new TargetAddress(URI.create("http://user:pass@127.0.0.1:1"), Optional.empty()),
                        TargetKind.FOREIGN,
                        42,
                        BEGAN,
                        Duration.ofSeconds(2),
                        9),
                outcomes(),
                unreachable,
                List.of(),
                Map.of(title("known"), "a reason (an owner, until 2026-12-31)"),
                Set.of(new CoverageItem("attachPhoneNumber", "provider", "plivo")),
                Map.of(
                        new CoverageItem("attachPhoneNumber", "answer", "already-attached"),
                        "the fixture has no second-agent"),
                new CreatedResources(),
                Optional.empty());
    }

    private static List<CheckOutcome> outcomes() {
        AmbiguityFinding finding = new AmbiguityFinding("a taken number", "409 and 400", "already-attached");
        return List.of(
                new CheckOutcome(
                        title("held"),
                        List.of(exchange(CONTRACT.operation("attachPhoneNumber")
                                .answer("attached")
                                .body()
                                .toString())),
                        List.of()),
                new CheckOutcome(
                        title("wrong " + MARKUP + " \ud800\u202e\u0000\uffff " + SECRET),
                        List.of(exchange(
                                "{\"message\": \"" + MARKUP + leaks() + "\"}", "the body: came " + MARKUP + SECRET)),
                        List.of("expected: attached\ncame: " + leaks() + "]]>")),
                new CheckOutcome(
                        title("long, and otherwise"),
                        List.of(
                                exchange(LONG),
                                new CheckedExchange(EXPECTED, request(), reply(""), List.of(), Optional.of(finding))),
                        List.of()),
                new CheckOutcome(title("silent"), List.of(), List.of("no answer from the target within 30 s")));
    }

    private static CheckTitle title(String name) {
        return new CheckTitle("own " + MARKUP, name, "page: Agent not found", "own.yaml:3");
    }

    private static CheckedExchange exchange(String body, String... complaints) {
        return new CheckedExchange(EXPECTED, request(), reply(body), List.of(complaints), Optional.empty());
    }

    private static TargetRequest request() {
        return new TargetRequest(
                "POST",
                "/api/agent/attach-phone-number?token=" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8),
                List.of(
                        new HeaderLine("token", SECRET),
                        new HeaderLine("Authorization", "Bearer " + OTHER),
                        new HeaderLine("Cookie", "token=" + OTHER + "; b=2")),
                new Payload(("\u00ff" + SECRET).getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static TargetReply reply(String body) {
        HttpHeaders headers = HttpHeaders.of(
                Map.of("Content-Type", List.of("application/json"), "X-Echo", List.of("Bearer " + SECRET, MARKUP)),
                (name, value) -> true);
        return new TargetReply(200, headers, Payload.of(body, StandardCharsets.UTF_8), BEGAN, Duration.ofMillis(12));
    }

    private static String leaks() {
        return SECRET + " " + SECRET.replace("\"", "\\\"").replace("/", "\\/") + " "
                + URLEncoder.encode(OTHER, StandardCharsets.UTF_8) + " " + SECRET.replace("&", "&amp;");
    }
}
