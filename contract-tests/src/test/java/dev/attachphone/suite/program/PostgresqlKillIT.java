package dev.attachphone.suite.program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class PostgresqlKillIT extends ServerKillIT {

    private static final int ATTACHES = 200;
    private static final int ATTACHED = DemoClient.ATTACH.answer("attached").status();

    private final String url = Postgresql.url("postgres", Postgresql.newDatabase());

    @Override
    Program start(Path folder) throws IOException, InterruptedException {
        return Program.server(folder, url);
    }

    @Test
    void killOfOneInstanceLosesNothingAndTheOtherGoesOn(@TempDir Path own) throws Exception {
        try (Program killed = start(folder());
                Program left = start(own);
                Load load = new Load(List.of(killed.target(), left.target()))) {
            load.await(ATTACHED, ATTACHES);
            killed.kill();
            load.await(ATTACHED, ATTACHES);
            List<Attempted> attempts = load.end();
            requireCutOff(attempts);
            Holdings.require(new DemoClient(left.target()), attempts);
        }
    }
}
