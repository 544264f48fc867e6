package dev.attachphone.server.storage.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.storage.Database;
import dev.attachphone.server.storage.TestPostgresql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresqlUrlTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("PGPASSWORD", "from environment");

    @TempDir
    private Path directory = Path.of("");

    @Test
    void portAndPasswordAreOptional() {
        PostgresqlUrl url = PostgresqlUrl.of("postgresql://me@db.example/attach", Map.of());

        assertEquals("postgresql://db.example:5432/attach", url.address());
        assertEquals("me", url.user());
        assertEquals(null, url.password());
        assertEquals("postgresql://me@db.example:5432/attach", url.toString());
    }

    @Test
    void passwordIsTakenFromUrlThenFileThenEnvironment() throws IOException {
        Path file = Files.writeString(directory.resolve("password"), "from file\n");
        String option = "?passwordfile=" + file;

        assertEquals("a:b", password("postgresql://me:a%3Ab@h/attach" + option));
        assertEquals("a+b", password("postgresql://me:a+b@h/attach"));
        assertEquals("from file", password("postgresql://me@h/attach" + option));
        assertEquals("from environment", password("postgresql://me@h/attach"));
    }

    @Test
    void tlsOptionsAreRead() {
        PostgresqlUrl url =
                PostgresqlUrl.of("postgresql://me@h/attach?sslmode=verify-full&sslrootcert=ca.pem", Map.of());

        assertEquals(Optional.of("verify-full"), url.option(PostgresqlUrl.SSL_MODE));
        assertEquals(Optional.of("ca.pem"), url.option(PostgresqlUrl.SSL_ROOT_CERTIFICATE));
    }

    @Test
    void oneHostMayBeAStandbyUnlessThePrimaryIsRequired() {
        assertFalse(PostgresqlUrl.of("postgresql://me@h/attach", Map.of()).requiresPrimary());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "postgresql://me@h1:5433,h2:5434/attach?target_session_attrs=read-write h1:5433,h2:5434",
                "postgresql://me@h1:5433,h2:5434/attach?targetServerType=primary h1:5433,h2:5434",
                "postgresql://me@h1,h2:5434,[::1]/attach h1:5432,h2:5434,[::1]:5432",
                "postgresql://me@h1/attach?target_session_attrs=primary h1:5432"
            })
    void ofSeveralHostsThePrimaryIsRequired(String url, String hosts) {
        PostgresqlUrl parsed = PostgresqlUrl.of(url, Map.of());

        assertEquals("postgresql://me@" + hosts + "/attach", parsed.toString());
        assertTrue(parsed.requiresPrimary());
    }

    @ParameterizedTest
    @CsvSource({
        "target_session_attrs=any, use target_session_attrs=read-write or primary",
        "targetServerType=secondary, use targetServerType=primary",
        "sslmode=verify, use sslmode=disable or allow or prefer or require or verify-ca or verify-full",
        "target=primary, 'the options are passwordfile, sslmode, sslrootcert, target_session_attrs, targetServerType'"
    })
    void unsupportedOptionIsRejectedWithTheRemedy(String option, String remedy) {
        RuntimeException refused = assertThrows(
                DatabaseUrlException.class, () -> PostgresqlUrl.of("postgresql://me@h/attach?" + option, Map.of()));

        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains(option.replaceFirst("^target=.*", "target")), message);
        assertTrue(message.contains(remedy), message);
    }

    @Test
    void invalidPortOfAnyHostIsRejected() {
        RuntimeException refused = assertThrows(
                DatabaseUrlException.class, () -> PostgresqlUrl.of("postgresql://me@h1,h2:70000/attach", Map.of()));

        assertTrue(String.valueOf(refused.getMessage()).contains("70000; use a port from 1 to 65535"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql:attach",
                "postgresql://me:secret@h1,,h2/attach",
                "postgresql://me:secret@h1,h2:port/attach",
                "postgresql://me:secret@h1,me:secret@h2/attach",
                "postgresql://me:secret@/attach",
                "postgresql://me:secret@host",
                "postgresql://me@host?password=secret",
                "postgresql://me:secret@host/",
                "postgresql://me:secret@host/a/b",
                "postgresql://me:sec ret@host/attach",
                "postgresql://me:secret/@host/attach",
                "postgresql://me:secret@host/attach?password=secret",
                "postgresql://me:secret%@host/attach",
                "mysql://me:secret@host/attach"
            })
    void malformedUrlIsRejectedWithoutItsPassword(String url) {
        RuntimeException refused = assertThrows(DatabaseUrlException.class, () -> DatabaseConfiguration.of(url));

        assertFalse(String.valueOf(refused.getMessage()).contains("sec"), refused.getMessage());
    }

    @Test
    @Tag("database")
    void connectionFailureDoesNotContainThePassword() {
        String wrong = TestPostgresql.emptyDatabase().replace(TestPostgresql.ENCODED_PASSWORD, "secret");

        StoreException refused = assertThrows(StoreException.class, () -> Database.open(wrong, Clock.systemUTC()));

        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            assertFalse(String.valueOf(cause.getMessage()).contains("secret"), cause.getMessage());
        }
    }

    private static String password(String url) {
        return String.valueOf(PostgresqlUrl.of(url, ENVIRONMENT).password());
    }
}
