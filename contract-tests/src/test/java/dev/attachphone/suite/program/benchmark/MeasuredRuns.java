package dev.attachphone.suite.program.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.suite.program.ParsedSummary;
import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.program.process.ProcessResult;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Correct programs pass with any seed; the profile {@code measure} runs it and writes MEASURED.md. */
@Tag("measurement")
class MeasuredRuns {

    private static final int SEEDS = Integer.getInteger("measured.seeds", 100);
    private static final int SEQUENCES = Integer.getInteger("measured.sequences", 10_000);

    // Named cases do not depend on the seed except for their numbers, so a few complete runs are sufficient.
    private static final int WHOLE = 3;

    // The number of requests that are generated from each of the other seeds, in addition to sequences and races.
    private static final int DRAWN = 100;

    // The flags that ./run uses.
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void noFalseAlarm() throws Exception {
        Map<String, List<ParsedSummary>> runs = new LinkedHashMap<>();
        try (PackagedProgram server = PackagedProgram.server(Files.createDirectory(folder.resolve("server")));
                PackagedProgram sandbox = PackagedProgram.sandbox(Files.createDirectory(folder.resolve("sandbox")))) {
            for (Map.Entry<String, PackagedProgram> each :
                    Map.of("server", server, "sandbox", sandbox).entrySet()) {
                URI url = each.getValue().url();
                runs.put("everything, " + each.getKey(), whole(url));
                runs.put("generated checks only, " + each.getKey(), drawn(url));
            }
            ParsedSummary compared = suite("--url", server.url(), "--against", sandbox.url(), "--cases", SEQUENCES);
            runs.put("server against sandbox, " + SEQUENCES + " sequences", List.of(compared));
        }
        new SuiteMeasurementReport(runs).publish();
    }

    private List<ParsedSummary> whole(URI url) throws Exception {
        List<ParsedSummary> told = new ArrayList<>();
        for (int seed = 1; seed <= WHOLE; seed++) {
            told.add(suite("--url", url, "--seed", seed));
        }
        return told;
    }

    private List<ParsedSummary> drawn(URI url) throws Exception {
        List<ParsedSummary> told = new ArrayList<>();
        for (int seed = WHOLE + 1; seed <= SEEDS; seed++) {
            // Names of generated checks contain the seed.
            told.add(suite("--url", url, "--seed", seed, "--cases", DRAWN, "--only", ":" + seed + ":"));
        }
        return told;
    }

    private ParsedSummary suite(Object... arguments) throws Exception {
        List<String> command = PackagedProgram.command(
                "suite.jar", Stream.of(arguments).map(Object::toString).toArray(String[]::new));
        command.addAll(1, FLAGS);
        ProcessResult processResult = ProcessResult.of(folder, Map.of(), command);
        assertEquals(0, processResult.exit(), processResult.output() + processResult.errors());
        return ParsedSummary.by(processResult.output());
    }
}
