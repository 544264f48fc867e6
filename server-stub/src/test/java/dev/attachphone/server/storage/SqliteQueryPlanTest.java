package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.registry.AttachmentRegistry.NumberFilter;
import dev.attachphone.server.storage.configuration.DatabaseConfiguration;
import dev.attachphone.server.storage.transaction.ConnectionPool;
import dev.attachphone.server.storage.transaction.ReadExecutor;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SqliteQueryPlanTest {

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "PENDING,, attachment_pending (number>?)",
        "INACTIVE,, attachment_inactive (number>?)",
        ", TEST, attachment_with_purpose (purpose=? AND number>?)"
    })
    void filterOnARareValueUsesItsPartialIndex(AttachmentStatus status, String purpose, String search) {
        String url = "sqlite:" + directory.resolve("attach.db");
        Database.open(url, Clock.systemUTC()).close();
        WhereClause whereClause =
                JdbcAttachmentRegistry.where(new NumberFilter(null, null, null, status, purpose, null, null), "");
        try (ConnectionPool pool = DatabaseConfiguration.of(url).openPool()) {
            List<String> plan = new ReadExecutor(pool, 1)
                    .read(jdbcSession -> jdbcSession.query(
                            "EXPLAIN QUERY PLAN " + JdbcAttachmentRegistry.list(whereClause),
                            row -> row.getString("detail"),
                            whereClause.parametersAnd(10)));

            assertEquals(1, plan.size(), plan.toString());
            assertTrue(plan.get(0).contains(search), plan.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'',, SEARCH attachment USING PRIMARY KEY (number>? AND number<?)",
        "+4912,, SEARCH attachment USING PRIMARY KEY (number>? AND number<?)",
        "'', 1, SEARCH attachment USING INDEX attachment_by_account (account_id=? AND number>? AND number<?)"
    })
    void prefixIsSearchedInAnIndex(String after, String accountId, String search) {
        String url = "sqlite:" + directory.resolve("attach.db");
        Database.open(url, Clock.systemUTC()).close();
        NumberFilter numberFilter = new NumberFilter(accountId, null, null, null, null, "+491", null);
        WhereClause page = JdbcAttachmentRegistry.where(numberFilter, after);
        try (ConnectionPool pool = DatabaseConfiguration.of(url).openPool()) {
            List<String> plan = new ReadExecutor(pool, 1)
                    .read(jdbcSession -> jdbcSession.query(
                            "EXPLAIN QUERY PLAN " + JdbcAttachmentRegistry.list(page),
                            row -> row.getString("detail"),
                            page.parametersAnd(10)));

            assertEquals(List.of(search), plan);
        }
        assertEquals(1, page.sql().split("number >", -1).length - 1, "lower bounds in " + page.sql());
    }

    @ParameterizedTest
    @CsvSource({
        ", SEARCH attachment USING PRIMARY KEY (number>?)",
        "1, SEARCH attachment USING COVERING INDEX attachment_by_account (account_id=? AND number>?)"
    })
    void lastDigitsAreSearchedInAnIndex(String accountId, String search) {
        String url = "sqlite:" + directory.resolve("attach.db");
        Database.open(url, Clock.systemUTC()).close();
        WhereClause page =
                JdbcAttachmentRegistry.where(new NumberFilter(accountId, null, null, null, null, null, "9999"), "");
        DatabaseConfiguration configuration = DatabaseConfiguration.of(url);
        try (ConnectionPool pool = configuration.openPool()) {
            List<String> plan = pool.read(jdbcSession -> jdbcSession.query(
                    "EXPLAIN QUERY PLAN " + JdbcAttachmentRegistry.search(configuration.dialect(), page),
                    row -> row.getString("detail"),
                    page.parametersAnd(10)));

            assertEquals(List.of("SEARCH attachment USING PRIMARY KEY (number=?)", "LIST SUBQUERY 1", search), plan);
        }
    }

    @Test
    void historyIsReadByIndexes() {
        String url = "sqlite:" + directory.resolve("attach.db");
        Database.open(url, Clock.systemUTC()).close();
        try (ConnectionPool pool = DatabaseConfiguration.of(url).openPool()) {
            for (String column : List.of("number", "account_id")) {
                WhereClause whereClause = new WhereClause(column + " = ?", "+15").and("id < ?", 7L);
                List<String> plan = pool.read(jdbcSession -> jdbcSession.query(
                        "EXPLAIN QUERY PLAN " + JdbcAttachmentHistory.query(whereClause),
                        row -> row.getString("detail"),
                        whereClause.parametersAnd(10)));

                assertEquals(1, plan.size(), plan.toString());
                assertTrue(plan.get(0).contains("USING INDEX attachment_history_by_"), plan.toString());
            }
        }
    }

    @Test
    void groupIsReadByIndexes() {
        String url = "sqlite:" + directory.resolve("attach.db");
        Database.open(url, Clock.systemUTC()).close();
        DatabaseConfiguration configuration = DatabaseConfiguration.of(url);
        try (ConnectionPool pool = configuration.openPool()) {
            List<String> plan = pool.read(jdbcSession -> jdbcSession.query(
                    "EXPLAIN QUERY PLAN "
                            + JdbcAttachmentStore.snapshotQuery(configuration.dialect(), configuration.rowLockClause()),
                    row -> row.getString("detail"),
                    "[]",
                    "[]",
                    "[]"));

            assertEquals(
                    List.of("SCAN json_each VIRTUAL TABLE INDEX 1:"),
                    plan.stream()
                            .filter(line -> line.startsWith("SCAN"))
                            .distinct()
                            .toList(),
                    plan.toString());
        }
    }
}
