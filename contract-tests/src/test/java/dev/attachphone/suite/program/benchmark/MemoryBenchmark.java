package dev.attachphone.suite.program.benchmark;

import dev.attachphone.suite.program.process.OperationsServerProcess;
import dev.attachphone.suite.program.process.PackagedProgram;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory does not grow with the number of attachments; the profile {@code benchmark} runs it and writes MEMORY.md. */
@Tag("measurement")
class MemoryBenchmark {

    private static final int ATTACHES = Integer.getInteger("benchmark.attaches", 1_000_000);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void isFlat() throws Exception {
        List<String> flags = List.of("-Xmx128m", "-XX:+UseG1GC");
        try (OperationsServerProcess server =
                OperationsServerProcess.start(folder, PackagedProgram.database(folder), flags)) {
            MemoryMeasurement run = MemoryMeasurement.of(server, ATTACHES);
            new MemoryReport(run).publish();
            run.requireFlat();
        }
    }
}
