package dev.attachphone.suite.report;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.check.Exchange;
import dev.attachphone.suite.check.Finding;
import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.check.Produced;
import dev.attachphone.suite.check.Title;
import dev.attachphone.suite.exchange.Header;
import dev.attachphone.suite.exchange.Masks;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.Place;
import dev.attachphone.suite.exchange.Reply;
import dev.attachphone.suite.exchange.Request;
import dev.attachphone.suite.run.Effects;
import dev.attachphone.suite.run.Kind;
import dev.attachphone.suite.run.Promised;
import dev.attachphone.suite.run.Result;
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

/** A run against a hostile target: it gives credentials away in every form, and markup in every place. */
final class SampleRun {

    static final Contract CONTRACT = Contract.load();
    static final String SECRET = "s3cr3t\"/ö+&'1";
    static final String OTHER = SECRET + ":other";
    static final Masks MASKS = Masks.of(Map.of(SECRET, "$TOKEN", OTHER, "$OTHER_TOKEN"));
    static final String MARKUP =
            "</script><script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">";
    static final String LONG = "[\"" + "x".repeat(256 * 1024) + "\"]";
    static final int EXCHANGES = 4;

    private static final Instant BEGAN = Instant.parse("2026-01-24T10:30:19.292Z");
    private static final Produced EXPECTED = new Produced("attachPhoneNumber", "attached");

    private SampleRun() {}

    static Result result() {
        Map<Title, String> unreachable = new LinkedHashMap<>();
        unreachable.put(title("out of reach"), "the fixture offers no " + MARKUP);
        return new Result(
                new Result.Setting(
                        new Place(URI.create("http://user:pass@127.0.0.1:1"), Optional.empty()),
                        Kind.FOREIGN,
                        42,
                        BEGAN,
                        Duration.ofSeconds(2),
                        9),
                outcomes(),
                unreachable,
                List.of(),
                Set.of(new Promised("attachPhoneNumber", "provider", "plivo")),
                new Effects(),
                Optional.empty());
    }

    private static List<Outcome> outcomes() {
        Finding finding = new Finding("a taken number", "409 and 400", "already-attached");
        return List.of(
                new Outcome(
                        title("held"),
                        List.of(exchange(CONTRACT.operation("attachPhoneNumber")
                                .answer("attached")
                                .body()
                                .toString())),
                        List.of()),
                new Outcome(
                        title("wrong " + MARKUP + " \ud800\u202e\u0000\uffff " + SECRET),
                        List.of(exchange(
                                "{\"message\": \"" + MARKUP + leaks() + "\"}", "the body: came " + MARKUP + SECRET)),
                        List.of("expected: attached\ncame: " + leaks() + "]]>")),
                new Outcome(
                        title("long, and otherwise"),
                        List.of(
                                exchange(LONG),
                                new Exchange(EXPECTED, request(), reply(""), List.of(), Optional.of(finding))),
                        List.of()),
                new Outcome(title("silent"), List.of(), List.of("no answer from the target within 30 s")));
    }

    private static Title title(String name) {
        return new Title("own " + MARKUP, name, "page: Agent not found", "own.yaml:3");
    }

    private static Exchange exchange(String body, String... complaints) {
        return new Exchange(EXPECTED, request(), reply(body), List.of(complaints), Optional.empty());
    }

    private static Request request() {
        return new Request(
                "POST",
                "/api/agent/attach-phone-number?token=" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8),
                List.of(
                        new Header("token", SECRET),
                        new Header("Authorization", "Bearer " + OTHER),
                        new Header("Cookie", "token=" + OTHER + "; b=2")),
                new Payload(("\u00ff" + SECRET).getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static Reply reply(String body) {
        HttpHeaders headers = HttpHeaders.of(
                Map.of("Content-Type", List.of("application/json"), "X-Echo", List.of("Bearer " + SECRET, MARKUP)),
                (name, value) -> true);
        return new Reply(200, headers, Payload.of(body, StandardCharsets.UTF_8), BEGAN, Duration.ofMillis(12));
    }

    private static String leaks() {
        return SECRET + " " + SECRET.replace("\"", "\\\"").replace("/", "\\/") + " "
                + URLEncoder.encode(OTHER, StandardCharsets.UTF_8) + " " + SECRET.replace("&", "&amp;");
    }
}
