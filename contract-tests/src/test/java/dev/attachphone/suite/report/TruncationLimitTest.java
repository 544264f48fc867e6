package dev.attachphone.suite.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.run.RunResult;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TruncationLimitTest {

    @Test
    void fewLongBodiesAreTruncatedLate() {
        assertEquals(16_384, TruncationLimit.of(SampleRunResult.result()).maxLength());
    }

    @Test
    void manyLongBodiesAreTruncatedEarlier() {
        RunResult result = SampleRunResult.result();
        List<CheckOutcome> outcomes =
                Collections.nCopies(2500, result.outcomes().get(2));
        TruncationLimit limit = TruncationLimit.of(new RunResult(
                result.info(),
                outcomes,
                result.unreachable(),
                result.notRun(),
                result.uncovered(),
                result.sideEffects(),
                result.abort()));
        assertEquals(1_024, limit.maxLength());
    }

    @Test
    void surrogatePairsAreNotSplit() {
        assertEquals("a", new TruncationLimit(2).prefix("a😀"));
        assertTrue(new TruncationLimit(2).truncate("abc").startsWith("ab… (3 "));
    }
}
