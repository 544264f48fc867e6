package dev.attachphone.suite.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPacingTest {

    private static final TargetRequest REQUEST = new TargetRequest("POST", "/", List.of(), Payload.EMPTY);

    private final List<String> notices = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void throttledRequestIsRepeatedAndToldOnce(int status) {
        RequestPacing pacing = pacing(Duration.ofMinutes(1));
        assertTrue(pacing.mustRepeat(reply(status, Map.of("Retry-After", List.of("0")))));
        assertTrue(pacing.mustRepeat(reply(status, Map.of("Retry-After", List.of("Thu, 01 Jan 2026 00:00:00 GMT")))));
        assertEquals(1, notices.size(), notices.toString());
        assertTrue(notices.get(0).contains("it answers " + status + " with Retry-After: 0"), notices.toString());
        pacing.beforeSend(REQUEST);
    }

    @Test
    void otherAnswersAreNotRepeated() {
        RequestPacing pacing = pacing(Duration.ofMinutes(1));
        assertFalse(pacing.mustRepeat(reply(429, Map.of())));
        assertFalse(pacing.mustRepeat(reply(429, Map.of("Retry-After", List.of("soon")))));
        assertFalse(pacing.mustRepeat(reply(400, Map.of("Retry-After", List.of("1")))));
        assertFalse(pacing.mustRepeat(
                reply(503, Map.of("Retry-After", List.of("1"), "Preference-Applied", List.of("example=overloaded")))));
        assertEquals(List.of(), notices);
    }

    @Test
    void longerTimeThanTheBoundEndsTheRun() {
        RequestPacing pacing = pacing(Duration.ofSeconds(60));
        assertTrue(pacing.mustRepeat(reply(429, Map.of("Retry-After", List.of("50")))));
        assertEquals(
                "the target throttles to the end: it answers 503 with Retry-After: 3600, and the run waits at most 60 s;"
                        + " --rate N sends at most N requests a second",
                assertThrows(
                                RequestBudget.ThrottledException.class,
                                () -> pacing.mustRepeat(reply(503, Map.of("Retry-After", List.of("3600")))))
                        .getMessage());
    }

    @Test
    void rateSpacesTheRequests() {
        RequestPacing pacing = new RequestPacing(new RequestBudget(100), 50, Duration.ofMinutes(1), notices::add);
        long start = System.nanoTime();
        for (int i = 0; i < 11; i++) {
            pacing.beforeSend(REQUEST);
        }
        assertTrue(System.nanoTime() - start >= Duration.ofMillis(200).toNanos());
    }

    @Test
    void interruptionEndsTheWaiting() {
        RequestBudget budget = new RequestBudget(100);
        RequestPacing pacing = new RequestPacing(budget, 0, Duration.ofHours(2), notices::add);
        assertTrue(pacing.mustRepeat(reply(429, Map.of("Retry-After", List.of("3600")))));
        budget.stop("the run was interrupted");
        assertThrows(RequestBudget.RunStoppedException.class, () -> pacing.beforeSend(REQUEST));
    }

    private RequestPacing pacing(Duration longest) {
        return new RequestPacing(new RequestBudget(100), 0, longest, notices::add);
    }

    private static TargetReply reply(int status, Map<String, List<String>> headers) {
        return new TargetReply(
                status, HttpHeaders.of(headers, (name, value) -> true), Payload.EMPTY, Instant.EPOCH, Duration.ZERO);
    }
}
