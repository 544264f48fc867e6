package dev.attachphone.suite.program;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

@Tag("database")
class PostgresqlDurabilityIT extends ServerDurabilityIT {

    private final String url = Postgresql.url("postgres", Postgresql.newDatabase());

    @Override
    Program start(Path folder) throws IOException, InterruptedException {
        return Program.server(folder, url);
    }
}
