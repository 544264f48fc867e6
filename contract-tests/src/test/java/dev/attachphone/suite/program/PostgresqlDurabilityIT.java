package dev.attachphone.suite.program;

import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.program.process.SharedPostgresql;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

@Tag("database")
class PostgresqlDurabilityIT extends ServerDurabilityIT {

    private final String url = SharedPostgresql.url("postgres", SharedPostgresql.newDatabase());

    @Override
    PackagedProgram start(Path folder) throws IOException, InterruptedException {
        return PackagedProgram.server(folder, url);
    }
}
