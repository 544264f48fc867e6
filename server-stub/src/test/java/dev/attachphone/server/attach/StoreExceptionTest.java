package dev.attachphone.server.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class StoreExceptionTest {

    @Test
    void databaseFailuresAreDistinguishedFromProgrammingErrors() {
        assertTrue(new StoreException("failed", new StoreException("failed", new SQLException())).isDatabaseFailure());
        assertFalse(new StoreException("failed", new IllegalStateException()).isDatabaseFailure());
    }

    @Test
    void messageChainIsOneLine() {
        StoreException failure = new StoreException(
                "the write failed",
                new StoreException("update failed: INSERT", new SQLException("no lock\n  Where: in line 1", "55P03")));

        assertEquals("the write failed: update failed: INSERT: no lock", failure.messageChain());
        assertEquals(
                "the write failed: IllegalStateException",
                new StoreException("the write failed", new IllegalStateException()).messageChain());
    }
}
