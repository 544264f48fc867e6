package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.attach.ChangeOrigin.ActorKind;
import dev.attachphone.server.registry.AttachmentRegistry.NumberFilter;
import dev.attachphone.server.registry.AuditTrail.ActorFilter;
import dev.attachphone.server.storage.configuration.DatabaseConfiguration;
import dev.attachphone.server.storage.transaction.ConnectionPool;
import dev.attachphone.server.storage.transaction.JdbcSession;
import dev.attachphone.server.storage.transaction.ReadExecutor;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("database")
final class PostgresqlQueryPlanTest {

    @ParameterizedTest
    @CsvSource({"PENDING,, attachment_pending", "INACTIVE,, attachment_inactive", ", TEST, attachment_with_purpose"})
    void filterOnARareValueUsesItsPartialIndex(AttachmentStatus status, String purpose, String index) throws Exception {
        String url = TestPostgresql.emptyDatabase();
        RegistryFixture.in(Database.open(url, Clock.systemUTC())).database().close();
        WhereClause whereClause =
                JdbcAttachmentRegistry.where(new NumberFilter(null, null, null, status, purpose, null, null), "");
        try (ConnectionPool pool = DatabaseConfiguration.of(url).openPool()) {
            List<String> plan = new ReadExecutor(pool, 1).read(jdbcSession -> {
                fill(jdbcSession);
                return plan(jdbcSession, JdbcAttachmentRegistry.list(whereClause), whereClause.parametersAnd(10));
            });

            assertTrue(plan.stream().anyMatch(line -> line.contains(index)), plan.toString());
            assertTrue(plan.stream().noneMatch(line -> line.contains("Sort")), plan.toString());
        }
    }

    /** In the first two collations, LIKE cannot use the index. In the last one, +4913 is before +49120. */
    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-u-co-phonebk", "en-u-kn-true"})
    void prefixIsSearchedInThePrimaryKeyInEveryCollation(String locale) throws Exception {
        String url = TestPostgresql.emptyDatabase();
        RegistryFixture fixture = RegistryFixture.in(Database.open(url, Clock.systemUTC()));
        NumberFilter numberFilter = new NumberFilter(null, null, null, null, null, "+4912", null);
        try (ConnectionPool pool = DatabaseConfiguration.of(url).openPool()) {
            pool.read(jdbcSession -> {
                jdbcSession.update("CREATE COLLATION other (provider = icu, locale = '" + locale + "')");
                jdbcSession.update("ALTER TABLE attachment ALTER COLUMN number TYPE TEXT COLLATE other");
                jdbcSession.update("INSERT INTO agent (id, account_id, name, created_at)"
                        + " SELECT 'b' || i, account_id, 'B', 0 FROM agent, generate_series(1, 500) AS i");
                fill(jdbcSession);
                return jdbcSession.update("UPDATE attachment SET agent_id = 'b' || (1 + right(number, 2)::int % 500)");
            });
        }
        for (String after : List.of("", "+49120")) {
            WhereClause page = JdbcAttachmentRegistry.where(numberFilter, after);
            try (ConnectionPool pool = DatabaseConfiguration.of(url).openPool()) {
                List<String> plan = pool.read(jdbcSession -> {
                    jdbcSession.update("ANALYZE attachment");
                    return plan(jdbcSession, JdbcAttachmentRegistry.list(page), page.parametersAnd(10));
                });

                assertTrue(plan.stream().anyMatch(line -> line.contains("attachment_pkey")), plan.toString());
                assertTrue(plan.stream().anyMatch(line -> line.contains("Index Cond: ((number >")), plan.toString());
                assertTrue(plan.stream().noneMatch(line -> line.contains("Sort")), plan.toString());
            }
        }
        List<String> found = new ArrayList<>(fixture.numbers(numberFilter, "", 700));
        found.addAll(fixture.numbers(numberFilter, found.get(found.size() - 1), 700));
        fixture.database().close();

        assertEquals(1111, found.size());
        assertEquals(
                IntStream.rangeClosed(1, 20_000)
                        .mapToObj(i -> "+49" + i)
                        .filter(number -> number.startsWith("+4912"))
                        .collect(Collectors.toSet()),
                Set.copyOf(found));
    }

    @ParameterizedTest
    @CsvSource({", attachment_pkey", "1, attachment_by_account"})
    void lastDigitsAreSearchedInAnIndexAlone(String accountId, String index) {
        String url = TestPostgresql.emptyDatabase();
        RegistryFixture.in(Database.open(url, Clock.systemUTC())).database().close();
        WhereClause page =
                JdbcAttachmentRegistry.where(new NumberFilter(accountId, null, null, null, null, null, "9999"), "");
        DatabaseConfiguration configuration = DatabaseConfiguration.of(url);
        try (ConnectionPool pool = configuration.openPool()) {
            List<String> plan = pool.read(jdbcSession -> {
                fill(jdbcSession);
                String search = JdbcAttachmentRegistry.search(configuration.dialect(), page);
                return plan(jdbcSession, search, page.parametersAnd(10));
            });

            assertTrue(
                    plan.stream().anyMatch(line -> line.contains("Index Only Scan using " + index)), plan.toString());
            assertTrue(plan.stream().anyMatch(line -> line.contains("Index Cond: (number = ANY")), plan.toString());
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

    @Test
    void historyOfAnAccountAndAnActorUsesTheIndexOfTheAccount() {
        String url = TestPostgresql.emptyDatabase();
        RegistryFixture.in(Database.open(url, Clock.systemUTC())).database().close();
        WhereClause whereClause = JdbcAuditTrail.withActors(
                new WhereClause("account_id = ?", "x").and("id < ?", 1L), new ActorFilter(ActorKind.CREDENTIAL, "y"));
        try (ConnectionPool pool = DatabaseConfiguration.of(url).openPool()) {
            List<String> plan = new ReadExecutor(pool, 1).read(jdbcSession -> {
                jdbcSession.update("""
                        INSERT INTO attachment_history (event, number, account_id, agent_id, provider, at)
                        SELECT 'ATTACHED', '+49' || i, i % 100, 'a', 'san', 0 FROM generate_series(1, 20000) AS i
                        """);
                jdbcSession.update("ANALYZE attachment_history");
                return plan(jdbcSession, JdbcAttachmentHistory.query(whereClause), whereClause.parametersAnd(10));
            });

            // The indexes of the partitions have generated names.
            assertTrue(plan.stream().anyMatch(line -> line.contains("default_account_id_id_idx")), plan.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"number, +15", "account_id, 1"})
    void historyIsReadByTheIndexesOfAllPartitionsWithoutSorting(String column, String value) {
        String url = TestPostgresql.emptyDatabase();
        Database.open(url, Clock.systemUTC()).close();
        WhereClause whereClause = new WhereClause(column + " = ?", value).and("id < ?", 7L);
        try (ConnectionPool pool = DatabaseConfiguration.of(url).openPool()) {
            List<String> plan = pool.read(jdbcSession ->
                    plan(jdbcSession, JdbcAttachmentHistory.query(whereClause), whereClause.parametersAnd(10)));

            assertTrue(plan.stream().noneMatch(line -> line.contains("Seq Scan")), plan.toString());
            assertTrue(plan.stream().noneMatch(line -> line.contains("Sort  (")), plan.toString());
            // Those of this month, of three coming ones, and the default one.
            assertEquals(
                    5,
                    plan.stream()
                            .filter(line -> line.contains("Index Cond: ((" + column))
                            .count(),
                    plan.toString());
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
                FROM (SELECT * FROM agent WHERE id = 'a') AS agent, generate_series(1, 20000) AS i
                """);
        jdbcSession.update("ANALYZE attachment");
    }
}
