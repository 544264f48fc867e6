package dev.attachphone.suite.program.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.program.process.ProcessResult;
import dev.attachphone.suite.program.process.StockWireMock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares programs by the time from the start of the process to the answer to its first attach. */
final class StartRatios {

    private StartRatios() {}

    /**
     * The time of a program divided by that of another one, in each round, sorted. Each command ends with the option for the port. A round
     * before, in which a program may create files for its next start, does not count.
     */
    static List<Double> measure(int rounds, List<String> command, List<String> other, Path folder) throws Exception {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            double ratio = seconds(command, folder) / seconds(other, folder);
            if (round > 0) {
                ratios.add(ratio);
            }
        }
        ratios.sort(null);
        return ratios;
    }

    private static double seconds(List<String> command, Path folder) throws Exception {
        try (MeasuredProgram program = MeasuredProgram.start(command, folder.resolve("start.txt"))) {
            return program.firstAnswerSeconds();
        }
    }

    /** The command that starts stock WireMock with the mappings of the sandbox, which are exported to the directory. */
    static List<String> stockWireMock(Path folder) throws Exception {
        Path export = folder.resolve("export");
        ProcessResult result =
                ProcessResult.of(folder, Map.of(), PackagedProgram.command("sandbox.jar", "export", export.toString()));
        assertEquals(0, result.exit(), result.errors());
        return StockWireMock.command(
                export,
                "--no-request-journal",
                "--disable-request-logging",
                "--disable-banner",
                "--disable-gzip",
                "--async-response-enabled",
                "true",
                "--use-chunked-encoding",
                "never",
                "--port");
    }
}
