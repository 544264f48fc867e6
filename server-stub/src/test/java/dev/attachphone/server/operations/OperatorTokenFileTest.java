package dev.attachphone.server.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.server.operations.OperatorTokenFile.InvalidTokenFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OperatorTokenFileTest {

    private static final OperatorToken PROMETHEUS =
            OperatorToken.of("prometheus", Set.of(TokenScope.METRICS), "secret-1");
    private static final OperatorToken ADMINISTRATOR =
            OperatorToken.of("administrator", Set.of(TokenScope.READ, TokenScope.WRITE), "secret-2");

    @TempDir
    private Path folder = Path.of("");

    private final AtomicLong nanoTime = new AtomicLong();

    @Test
    void aChangedFileIsReadAfterASecond() throws Exception {
        Path file = folder.resolve("tokens");
        OperatorTokenFile.add(file, PROMETHEUS);
        OperatorTokenFile tokens = new OperatorTokenFile(file, nanoTime::get);
        assertEquals(List.of(PROMETHEUS), tokens.get());

        OperatorTokenFile.add(file, ADMINISTRATOR);
        assertEquals(List.of(PROMETHEUS), tokens.get());
        nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertEquals(List.of(PROMETHEUS, ADMINISTRATOR), tokens.get());

        Files.writeString(file, "# only one\n\n" + ADMINISTRATOR.line() + "\n");
        nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertEquals(List.of(ADMINISTRATOR), tokens.get());
    }

    @ParameterizedTest
    @CsvSource({"'prometheus metrics'", "'prometheus all DIGEST'", "'a read DIGEST\na read DIGEST'"})
    void anInvalidFileIsRefusedAtTheStartAndIgnoredLater(String content) throws Exception {
        Path file = folder.resolve("tokens");
        String text = content.replace("DIGEST", OperatorToken.digest("secret-3"));
        Files.writeString(file, text);
        assertThrows(InvalidTokenFileException.class, () -> new OperatorTokenFile(file, nanoTime::get));

        Files.writeString(file, PROMETHEUS.line());
        OperatorTokenFile tokens = new OperatorTokenFile(file, nanoTime::get);
        Files.writeString(file, text);
        nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertEquals(List.of(PROMETHEUS), tokens.get());
        Files.delete(file);
        nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertEquals(List.of(PROMETHEUS), tokens.get());
    }

    @Test
    void theLastTokenIsRevokedByRemovingItsLine() throws Exception {
        Path file = Files.writeString(folder.resolve("tokens"), PROMETHEUS.line());
        OperatorTokenFile tokens = new OperatorTokenFile(file, nanoTime::get);

        Files.writeString(file, "# none\n");
        assertThrows(InvalidTokenFileException.class, () -> new OperatorTokenFile(file, nanoTime::get));
        nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(1));

        assertEquals(List.of(), tokens.get());
    }

    @Test
    void messagesNameTheLineAndTheScope() throws Exception {
        Path file = Files.writeString(
                folder.resolve("tokens"), "# tokens\nreader red " + OperatorToken.digest("secret-3") + "\n");

        String message = Objects.requireNonNull(
                assertThrows(InvalidTokenFileException.class, () -> new OperatorTokenFile(file, nanoTime::get))
                        .getMessage());

        assertEquals(
                "the token file " + file
                        + ", line 2, has the unknown scope 'red'; there are metrics, route, read, write",
                message);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void theFileIsCreatedForItsOwnerAndContainsNoToken() throws Exception {
        Path file = folder.resolve("tokens");

        OperatorTokenFile.add(file, PROMETHEUS);

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("prometheus metrics " + OperatorToken.digest("secret-1") + "\n", Files.readString(file));
    }

    @Test
    void aNameIsUsedOnce() throws Exception {
        Path file = folder.resolve("tokens");
        OperatorTokenFile.add(file, PROMETHEUS);

        assertThrows(InvalidTokenFileException.class, () -> OperatorTokenFile.add(file, PROMETHEUS));

        assertEquals(PROMETHEUS.line() + "\n", Files.readString(file));
    }

    @Test
    void everyOperationHasKnownScopes() {
        for (Operation operation : Contract.loadOperations().operations()) {
            assertTrue(
                    !operation.scopes().isEmpty()
                            && operation.scopes().stream()
                                    .allMatch(scope -> TokenScope.of(scope).isPresent()),
                    operation.id() + " " + operation.scopes());
        }
    }
}
