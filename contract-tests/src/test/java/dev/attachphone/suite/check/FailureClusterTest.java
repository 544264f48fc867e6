package dev.attachphone.suite.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureClusterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "the body at /data: expected {} but was nothing | answers lack `data`",
                "the body at /data/extra: expected nothing but was [1] | answers have `data.extra`, which is not"
                        + " expected",
                "the body at /code: expected 400 but was \"400\" | `code` is a string instead of a number",
                "the body at /message: expected \"a\" but was \"b\" | `message` has another value",
                "the body at /: expected {} but was [] | the body is another JSON value",
                "status: expected 409 but was 400 | status 400 instead of 409",
                "status: expected one of [400,404] but was 200 | status 200 instead of [400,404]",
                "status: 200 and 400 | status 200 and 400",
                "header Date: expected one time such as Sat but was [] | answers lack the header Date",
                "header X: expected a sentence but got none | answers lack the header X",
                "header X: expected none but was v | answers have the header X, which is not expected",
                "header Content-Type: expected exactly a/b but was [text/html] | the header Content-Type has another"
                        + " value",
                "timestamp: expected a time within minutes of 17 but was 3 | timestamp: expected a time within minutes"
                        + " of …",
                "+15550000001 was attached to agent_1 and is lost: it is free | … was attached to … and is lost: it is"
                        + " free"
            })
    void deviationHasNoValueOfTheCheck(String failure, String deviation) {
        assertEquals(List.of(new Deviation(deviation)), List.copyOf(Deviation.of(failed("a", failure))));
    }

    @Test
    void clustersAreOrderedByTheNumberOfTheirChecks() {
        List<FailureCluster> clusters = FailureCluster.of(List.of(
                failed("one", "status: expected 409 but was 400"),
                failed(
                        "two",
                        "the body at /data: expected {} but was nothing",
                        "the body at /code: expected 1 but was 2"),
                failed("three", "the body at /data: expected {\"x\":1} but was nothing"),
                new CheckOutcome(title("passed"), List.of(), List.of())));
        assertEquals(
                List.of("answers lack `data`", "status 400 instead of 409", "`code` has another value"),
                clusters.stream().map(each -> each.deviation().text()).toList());
        assertEquals(2, clusters.get(0).checks().size());
        assertEquals("three", clusters.get(0).example().title().name(), "it has no other deviation");
        assertEquals(Map.of("attached", 2), clusters.get(0).answers());
    }

    @Test
    void brokenSchemaIsNoDeviationBesideTheFieldThatBreaksIt() {
        CheckOutcome outcome = failed(
                "a",
                "the body at /data: expected {} but was nothing",
                "the body breaks the contract's schema for 400: $: required property 'data' not found");
        assertEquals(1, Deviation.of(outcome).size());
    }

    @Test
    void failureWithoutAnExchangeIsADeviation() {
        CheckOutcome outcome =
                new CheckOutcome(title("silent"), List.of(), List.of("no answer from http://127.0.0.1:1 within 30 s"));
        assertTrue(
                Deviation.of(outcome).contains(new Deviation("no answer from … within … s")),
                "" + Deviation.of(outcome));
    }

    private static CheckOutcome failed(String name, String... failures) {
        TargetReply reply = new TargetReply(
                200, HttpHeaders.of(Map.of(), (header, value) -> true), Payload.EMPTY, Instant.EPOCH, Duration.ZERO);
        CheckedExchange exchange = new CheckedExchange(
                new ExpectedAnswer("attachPhoneNumber", "attached"),
                new TargetRequest("POST", "/", List.of(), Payload.EMPTY),
                reply,
                List.of(failures),
                Optional.empty());
        return new CheckOutcome(title(name), new ArrayList<>(List.of(exchange)), List.of("failed"));
    }

    private static CheckTitle title(String name) {
        return new CheckTitle("family", name, "source", "place");
    }
}
