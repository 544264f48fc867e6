package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.program.client.AttachLoad;
import dev.attachphone.suite.program.client.AttachRecord;
import dev.attachphone.suite.program.client.DemoAccountClient;
import dev.attachphone.suite.program.client.OwnershipAssertions;
import dev.attachphone.suite.program.process.PackagedProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the server under load, in the middle of attaches. */
@Tag("integration")
@Tag("full")
class ServerKillIT {

    private static final int ATTACHES = 200;
    private static final int ATTACHED =
            DemoAccountClient.ATTACH.answer("attached").status();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    PackagedProgram start(Path folder) throws IOException, InterruptedException {
        return PackagedProgram.server(folder);
    }

    Path folder() {
        return folder;
    }

    @Test
    void killUnderLoadLosesNothing() throws Exception {
        List<AttachRecord> attempts;
        try (PackagedProgram server = start(folder);
                AttachLoad attachLoad = new AttachLoad(List.of(server.target()))) {
            attachLoad.await(ATTACHED, ATTACHES);
            server.kill();
            attempts = attachLoad.end();
        }
        requireCutOff(attempts);
        try (PackagedProgram server = start(folder)) {
            OwnershipAssertions.require(new DemoAccountClient(server.target()), attempts);
        }
    }

    /** Fails if no request was in progress at the kill. */
    static void requireCutOff(List<AttachRecord> attempts) {
        assertTrue(attempts.stream().anyMatch(attempt -> attempt.status() == TargetReply.CLOSED));
        assertTrue(attempts.stream()
                .allMatch(attempt -> attempt.isAcknowledged() || attempt.status() == TargetReply.CLOSED));
    }
}
