package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.registry.NumberRegistry.Filter;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PostgresqlListsTest {

    @ParameterizedTest
    @CsvSource({"PENDING,, attachment_pending", "INACTIVE,, attachment_inactive", ", TEST, attachment_with_purpose"})
    void aListOfTheRareReadsNoOthers(AttachmentStatus status, String purpose, String index) throws Exception {
        String url = TestPostgresql.emptyDatabase();
        RegistryWorld.in(Database.open(url, Clock.systemUTC())).database().close();
        Conditions conditions = JdbcNumberRegistry.conditions(new Filter(null, null, null, status, purpose), "");
        try (HikariDataSource pool = new HikariDataSource(Engine.of(url).pool())) {
            List<String> plan = new Reads(pool, 1).read(statements -> {
                fill(statements);
                return statements.query(
                        "EXPLAIN " + JdbcNumberRegistry.list(conditions),
                        row -> row.getString(1),
                        conditions.parametersAnd(10));
            });

            assertTrue(plan.stream().anyMatch(line -> line.contains(index)), plan.toString());
        }
    }

    private static void fill(Statements statements) {
        statements.update("""
                INSERT INTO attachment (number, account_id, agent_id, provider, status, purpose, attached_at)
                SELECT '+49' || i, account_id, id, 'san',
                    CASE i % 5000 WHEN 0 THEN 'PENDING' WHEN 1 THEN 'INACTIVE' ELSE 'ACTIVE' END,
                    CASE i % 5000 WHEN 2 THEN 'TEST' END, 0
                FROM agent, generate_series(1, 20000) AS i
                """);
        statements.update("ANALYZE attachment");
    }
}
