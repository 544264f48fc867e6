package dev.attachphone.suite.program;

import dev.attachphone.suite.program.process.SharedPostgresql;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** The operations port of the packaged server, on PostgreSQL. */
@Tag("database")
class PostgresqlOperationsIT extends OperationsContractIT {

    private final String database = SharedPostgresql.newDatabase();

    @Override
    String database(Path folder) {
        return SharedPostgresql.url("postgres", database);
    }
}
