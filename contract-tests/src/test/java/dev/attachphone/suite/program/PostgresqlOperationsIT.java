package dev.attachphone.suite.program;

import java.nio.file.Path;

/** The operations port of the packaged server, on PostgreSQL. */
class PostgresqlOperationsIT extends OperationsContractIT {

    private final String database = Postgresql.newDatabase();

    @Override
    String database(Path folder) {
        return Postgresql.url("postgres", database);
    }
}
