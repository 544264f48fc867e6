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
    void fewLongBodiesHaveMuchRoom() {
        assertEquals(16_384, TruncationLimit.of(SampleRunResult.result()).maxLength());
    }

    @Test
    void manyLongBodiesHaveLess() {
        RunResult runResult = SampleRunResult.result();
        List<CheckOutcome> outcomes =
                Collections.nCopies(2500, runResult.outcomes().get(2));
        TruncationLimit truncationLimit = TruncationLimit.of(new RunResult(
                runResult.info(),
                outcomes,
                runResult.unreachable(),
                runResult.notRun(),
                runResult.uncovered(),
                runResult.sideEffects(),
                runResult.abort()));
        assertEquals(1_024, truncationLimit.maxLength());
    }

    @Test
    void noCharacterIsCutInTwo() {
        assertEquals("a", new TruncationLimit(2).prefix("a😀"));
        assertTrue(new TruncationLimit(2).truncate("abc").startsWith("ab… (3 "));
    }
}
