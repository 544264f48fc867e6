package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.registry.AttachmentRegistry.NumberFilter;
import dev.attachphone.server.storage.transaction.ConnectionPool;
import dev.attachphone.server.storage.transaction.JdbcSession;
import dev.attachphone.server.storage.transaction.ReadExecutor;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("database")
final class PostgresqlQueryPlanTest {

    @ParameterizedTest
    @CsvSource({"PENDING,, attachment_pending", "INACTIVE,, attachment_inactive", ", TEST, attachment_with_purpose"})
    void filterOnARareValueUsesItsPartialIndex(AttachmentStatus status, String purpose, String index) throws Exception {
        String url = TestPostgresql.emptyDatabase();
        RegistryFixture.in(Database.open(url, Clock.systemUTC())).database().close();
        WhereClause whereClause = JdbcAttachmentRegistry.where(new NumberFilter(null, null, null, status, purpose), "");
        try (ConnectionPool pool = DatabaseConfiguration.of(url).openPool()) {
            List<String> plan = new ReadExecutor(pool, 1).read(jdbcSession -> {
                fill(jdbcSession);
                return plan(jdbcSession, JdbcAttachmentRegistry.list(whereClause), whereClause.parametersAnd(10));
            });

            assertTrue(plan.stream().anyMatch(line -> line.contains(index)), plan.toString());
            assertTrue(plan.stream().noneMatch(line -> line.contains("Sort")), plan.toString());
        }
    }

    @Test
    void groupIsReadByIndexesEvenIfThePlanIsMadeForEmptyTables() {
        String url = TestPostgresql.emptyDatabase();
        Database.open(url, Clock.systemUTC()).close();
        DatabaseConfiguration configuration = DatabaseConfiguration.of(url);
        try (ConnectionPool pool = configuration.openPool()) {
            List<String> plan = pool.read(jdbcSession -> plan(
                    jdbcSession,
                    JdbcAttachmentStore.snapshotQuery(configuration.dialect(), configuration.rowLockClause()),
                    "[]",
                    "[]",
                    "[]"));

            assertTrue(plan.stream().noneMatch(line -> line.contains("Seq Scan")), plan.toString());
            assertTrue(plan.stream().anyMatch(line -> line.contains("Index Cond: (number = ANY")), plan.toString());
        }
    }

    /** The generic plan, which PostgreSQL uses for statements that are executed often. */
    private static List<String> plan(JdbcSession jdbcSession, String sql, Object... parameters) {
        String numbered = sql;
        for (int i = 1; i <= parameters.length; i++) {
            numbered = numbered.replaceFirst("\\?", "\\$" + i);
        }
        jdbcSession.update("PREPARE list AS " + numbered);
        jdbcSession.update("SET plan_cache_mode = force_generic_plan");
        String values = Stream.of(parameters).map(each -> "'" + each + "'").collect(Collectors.joining(", "));
        return jdbcSession.query("EXPLAIN EXECUTE list(" + values + ")", row -> row.getString(1));
    }

    private static void fill(JdbcSession jdbcSession) {
        jdbcSession.update("""
                INSERT INTO attachment (number, account_id, agent_id, provider, status, purpose, attached_at)
                SELECT '+49' || i, account_id, id, 'san',
                    CASE i % 5000 WHEN 0 THEN 'PENDING' WHEN 1 THEN 'INACTIVE' ELSE 'ACTIVE' END,
                    CASE i % 5000 WHEN 2 THEN 'TEST' END, 0
                FROM agent, generate_series(1, 20000) AS i
                """);
        jdbcSession.update("ANALYZE attachment");
    }
}
