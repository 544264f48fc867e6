package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.suite.exchange.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server ends under load, in the middle of attaches, as in a power cut. */
@Tag("integration")
@Tag("full")
class ServerKillIT {

    private static final int ATTACHES = 200;
    private static final int ATTACHED = DemoClient.ATTACH.answer("attached").status();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    Program start(Path folder) throws IOException, InterruptedException {
        return Program.server(folder);
    }

    Path folder() {
        return folder;
    }

    @Test
    void killUnderLoadLosesNothing() throws Exception {
        List<Attempted> attempts;
        try (Program server = start(folder);
                Load load = new Load(List.of(server.target()))) {
            load.await(ATTACHED, ATTACHES);
            server.kill();
            attempts = load.end();
        }
        requireCutOff(attempts);
        try (Program server = start(folder)) {
            Holdings.require(new DemoClient(server.target()), attempts);
        }
    }

    /** Otherwise nothing was under way. */
    static void requireCutOff(List<Attempted> attempts) {
        assertTrue(attempts.stream().anyMatch(attempt -> attempt.status() == Reply.CLOSED));
        assertTrue(attempts.stream().allMatch(attempt -> attempt.isAcknowledged() || attempt.status() == Reply.CLOSED));
    }
}
