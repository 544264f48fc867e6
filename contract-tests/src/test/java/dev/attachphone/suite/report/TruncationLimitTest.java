package dev.attachphone.suite.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.check.ExpectedAnswer;
import dev.attachphone.suite.run.RunResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TruncationLimitTest {

    @Test
    void fewLongBodiesAreTruncatedLate() {
        assertEquals(16_384, TruncationLimit.of(SampleRunResult.result()).maxLength());
    }

    @Test
    void manyLongBodiesAreTruncatedEarlier() {
        RunResult result = SampleRunResult.result();
        CheckedExchange exchange = result.outcomes().get(2).exchanges().get(0);
        List<CheckOutcome> outcomes = IntStream.range(0, 100)
                .mapToObj(i -> new CheckedExchange(
                        new ExpectedAnswer("attachPhoneNumber", "answer " + i),
                        exchange.request(),
                        exchange.reply(),
                        List.of(),
                        Optional.empty()))
                .map(each -> new CheckOutcome(result.outcomes().get(2).title(), List.of(each), List.of()))
                .toList();
        TruncationLimit limit = TruncationLimit.of(new RunResult(
                result.info(),
                outcomes,
                result.unreachable(),
                result.notRun(),
                result.known(),
                result.uncovered(),
                result.unobserved(),
                result.sideEffects(),
                result.abort()));
        assertEquals(4_096, limit.maxLength());
    }

    @Test
    void surrogatePairsAreNotSplit() {
        assertEquals("a", new TruncationLimit(2).prefix("a😀"));
        assertTrue(new TruncationLimit(2).truncate("abc").startsWith("ab… (3 "));
    }
}
