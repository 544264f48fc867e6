package dev.attachphone.suite.program;

import dev.attachphone.suite.program.client.AttachLoad;
import dev.attachphone.suite.program.client.AttachRecord;
import dev.attachphone.suite.program.client.DemoAccountClient;
import dev.attachphone.suite.program.client.OwnershipAssertions;
import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.program.process.SharedPostgresql;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class PostgresqlKillIT extends ServerKillIT {

    private static final int ATTACHES = 200;
    private static final int ATTACHED =
            DemoAccountClient.ATTACH.answer("attached").status();

    private final String url = SharedPostgresql.url("postgres", SharedPostgresql.newDatabase());

    @Override
    PackagedProgram start(Path folder) throws IOException, InterruptedException {
        return PackagedProgram.server(folder, url);
    }

    @Test
    void killOfOneServerLosesNothingAndTheOtherContinues(@TempDir Path own) throws Exception {
        try (PackagedProgram killed = start(folder());
                PackagedProgram left = start(own);
                AttachLoad attachLoad = new AttachLoad(List.of(killed.target(), left.target()))) {
            attachLoad.await(ATTACHED, ATTACHES);
            killed.kill();
            attachLoad.await(ATTACHED, ATTACHES);
            List<AttachRecord> attempts = attachLoad.end();
            requireCutOff(attempts);
            OwnershipAssertions.require(new DemoAccountClient(left.target()), attempts);
        }
    }
}
