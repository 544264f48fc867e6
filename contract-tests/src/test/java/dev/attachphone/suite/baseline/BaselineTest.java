package dev.attachphone.suite.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.exchange.TargetAddress;
import dev.attachphone.suite.execution.TargetKind;
import dev.attachphone.suite.run.CreatedResources;
import dev.attachphone.suite.run.RunResult;
import dev.attachphone.suite.yaml.InvalidFileException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 24);
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 2, 23);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void writtenBaselineExcusesTheFailuresUntilItExpires() {
        Baseline baseline = written(result(failed("a"), failed("b"), passed("c")));
        RunResult same = baseline.applyTo(result(failed("a"), failed("b"), passed("c")), LAST_DAY, true);
        assertTrue(same.passed());
        assertEquals(2, same.known().size());
        assertEquals(
                "not yet explained (nobody yet, until 2026-02-23)", same.known().get(title("a")));

        RunResult late = baseline.applyTo(result(failed("a"), failed("b")), LAST_DAY.plusDays(1), true);
        assertEquals(Set.of("family/a", "family/b", "baseline/lost"), failures(late));
        assertTrue(
                message(late).startsWith("the known failure of known.yaml:4 has expired on 2026-02-23"), message(late));
    }

    @Test
    void newFailureAndKnownFailureThatPassesFailTheRun() {
        Baseline baseline = written(result(failed("a"), failed("b")));
        assertEquals(
                Set.of("family/new"),
                failures(baseline.applyTo(result(failed("a"), failed("b"), failed("new")), TODAY, true)));

        RunResult mended = baseline.applyTo(result(failed("a"), passed("b")), TODAY, true);
        assertEquals(Set.of("baseline/lost"), failures(mended));
        assertTrue(message(mended).contains("no longer occurs in 1 check of 2, such as 'family/b'"), message(mended));
    }

    @Test
    void knownCheckThatFailsInAnotherWayFailsTheRun() {
        Baseline baseline = written(result(failed("a")));
        CheckOutcome other = new CheckOutcome(title("a"), List.of(), List.of("silent"));
        assertEquals(Set.of("family/a", "baseline/lost"), failures(baseline.applyTo(result(other), TODAY, true)));
    }

    @Test
    void checkThatWasNotSelectedIsNotMissed() {
        Baseline baseline = written(result(failed("a"), failed("b")));
        assertTrue(baseline.applyTo(result(failed("a")), TODAY, false).passed());
        assertFalse(baseline.applyTo(result(failed("a")), TODAY, true).passed(), "a complete run has no check b");
    }

    @Test
    void updateKeepsReasonOwnerAndExpiry() {
        Baseline known = Baseline.parse("known.yaml", """
            seed: 7
            known-failures:
            - {deviation: lost, reason: TICKET-1, owner: team, expires: "2026-03-01", checks: [family/a]}
            """);
        Baseline updated = known.updated(result(failed("a"), failed("b")), TODAY);
        KnownFailure failure = updated.failures().get(0);
        assertEquals("TICKET-1", failure.reason());
        assertEquals("team", failure.owner());
        assertEquals(LocalDate.of(2026, 3, 1), failure.expires());
        assertEquals(Set.of("family/a", "family/b"), failure.checks());
    }

    @Test
    void invalidFileIsRefusedWithLineAndField() {
        InvalidFileException date = assertThrows(InvalidFileException.class, () -> Baseline.parse("known.yaml", """
            seed: 7
            known-failures:
            - {deviation: lost, reason: r, owner: o, expires: soon, checks: [family/a]}
            """));
        assertEquals(
                "known.yaml:3: field /known-failures/0/expires: must be a date such as 2026-12-31", date.getMessage());
        InvalidFileException missing =
                assertThrows(InvalidFileException.class, () -> Baseline.read(folder.resolve("none.yaml")));
        assertTrue(String.valueOf(missing.getMessage()).contains("does not exist"));
    }

    private Baseline written(RunResult result) {
        Path file = folder.resolve("known.yaml");
        Baseline.NONE.updated(result, TODAY).write(file);
        assertTrue(Files.exists(file));
        return Baseline.read(file);
    }

    private static Set<String> failures(RunResult result) {
        assertFalse(result.passed());
        return Set.copyOf(result.failed().stream()
                .map(outcome -> outcome.title().qualifiedName())
                .toList());
    }

    private static String message(RunResult result) {
        return result.failed().stream()
                .filter(outcome -> outcome.title().family().equals("baseline"))
                .findFirst()
                .orElseThrow()
                .failures()
                .get(0);
    }

    private static CheckOutcome failed(String name) {
        return new CheckOutcome(title(name), List.of(), List.of("lost"));
    }

    private static CheckOutcome passed(String name) {
        return new CheckOutcome(title(name), List.of(), List.of());
    }

    private static CheckTitle title(String name) {
        return new CheckTitle("family", name, "source", "place");
    }

    private static RunResult result(CheckOutcome... outcomes) {
        RunResult.RunInfo info = new RunResult.RunInfo(
                new TargetAddress(URI.create("http://127.0.0.1:1"), Optional.empty()),
                TargetKind.FOREIGN,
                7,
                Instant.EPOCH,
                Duration.ofSeconds(1),
                1);
        return new RunResult(
                info,
                Stream.of(outcomes).toList(),
                Map.of(),
                List.of(),
                Map.of(),
                Set.of(),
                Map.of(),
                new CreatedResources(),
                Optional.empty());
    }
}
