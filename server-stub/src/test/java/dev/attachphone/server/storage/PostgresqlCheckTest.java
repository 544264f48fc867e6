package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.attachphone.server.storage.configuration.DatabaseUrlException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class PostgresqlCheckTest {

    @Test
    void anOldVersionIsRejectedWithItsNumber() {
        DatabaseUrlException thrown = assertThrows(
                DatabaseUrlException.class,
                () -> PostgresqlCheck.requireVersion("postgresql://db/attach", database(13, "13.21")));
        assertEquals(
                "--database postgresql://db/attach is PostgreSQL 13.21; the oldest supported version is 14",
                thrown.getMessage());
    }

    @Test
    void theOldestSupportedVersionAndNewerOnesAreAccepted() {
        assertDoesNotThrow(() -> PostgresqlCheck.requireVersion("postgresql://db/attach", database(14, "14.0")));
        assertDoesNotThrow(() -> PostgresqlCheck.requireVersion("postgresql://db/attach", database(18, "18.1")));
    }

    private static DataSource database(int major, String version) {
        DatabaseMetaData metaData = stub(
                DatabaseMetaData.class, Map.of("getDatabaseMajorVersion", major, "getDatabaseProductVersion", version));
        Connection connection = stub(Connection.class, Map.of("getMetaData", metaData));
        return stub(DataSource.class, Map.of("getConnection", connection));
    }

    /** An object whose methods return these values, and null if they have none. */
    private static <T> T stub(Class<T> type, Map<String, ?> results) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> results.get(method.getName())));
    }
}
