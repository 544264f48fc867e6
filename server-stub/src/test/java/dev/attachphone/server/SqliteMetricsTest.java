package dev.attachphone.server;

final class SqliteMetricsTest extends MetricsContract {

    @Override
    String database() {
        return "sqlite:" + folder.resolve("attach.db");
    }
}
