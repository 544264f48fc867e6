package dev.attachphone.suite.program;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory does not grow with what is attached: the profile {@code benchmark} measures and publishes it. */
@Tag("measurement")
class MemoryBenchmark {

    private static final int ATTACHES = Integer.getInteger("benchmark.attaches", 1_000_000);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void isFlat() throws Exception {
        List<String> flags = List.of("-Xmx128m", "-XX:+UseG1GC");
        try (OperatedServer server = OperatedServer.start(folder, Program.database(folder), flags)) {
            MemoryRun run = MemoryRun.of(server, ATTACHES);
            new MemoryPage(run).publish();
            run.requireFlat();
        }
    }
}
