package dev.attachphone.server.cli;

final class SqliteMetricsTest extends AbstractMetricsTest {

    @Override
    String database() {
        return "sqlite:" + folder.resolve("attach.db");
    }
}
