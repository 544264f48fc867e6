package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.openapi.tls.PemFiles;
import dev.attachphone.server.http.tls.TestCertificate;
import dev.attachphone.server.storage.Database;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve --check} on options and SQLite files. */
final class ServeCheckTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void aMissingFileIsReportedAndNotCreated() {
        assertTrue(check().assertSucceeded().contains("can be created"));
        assertFalse(Files.exists(file()));
    }

    // Ends a test that has failed by waiting; a successful one does not depend on it.
    @Test
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void anUnreachableServerIsNotAwaited() throws IOException {
        String url = "postgresql://me@127.0.0.1:" + closedPort() + "/attach";

        CommandResult.run("serve", "--check", "--database-wait", "3600", "--database", url)
                .assertRefused("--database " + url + " cannot be used: Connection refused");
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aMissingDirectoryIsRejected() {
        String url = "sqlite:" + directory.resolve("nowhere").resolve("attach.db");

        CommandResult.run("serve", "--check", "--database", url)
                .assertRefused("--database " + url + " cannot be created");
    }

    @Test
    void aCurrentDatabaseIsNotChanged() throws Exception {
        Database.open(url(), Clock.systemUTC()).close();
        byte[] before = Files.readAllBytes(file());

        assertTrue(check().assertSucceeded().contains("is up to date"));

        assertArrayEquals(before, Files.readAllBytes(file()));
        assertEquals(List.of(file()), files());
    }

    @Test
    void aForeignDatabaseIsRejectedAndNotChanged() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:" + url());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE invoice (id INTEGER)");
        }
        byte[] before = Files.readAllBytes(file());

        check().assertRefused("--database " + url() + " cannot be used: it already contains other objects");

        assertArrayEquals(before, Files.readAllBytes(file()));
        assertEquals(List.of(file()), files());
    }

    @Test
    void aTextFileIsRejected() throws Exception {
        Files.writeString(file(), "This is a text, and not a database at all.".repeat(100));

        check().assertRefused("--database " + url());
    }

    @Test
    void aDemoDatabaseNeedsDemoMode() {
        try (Database database = Database.open(url(), Clock.systemUTC())) {
            new DemoAccounts(DemoWorld.load()).createIn(database);
        }

        check().assertRefused("--demo");
        assertTrue(check("--demo").assertSucceeded().contains("is up to date"));
    }

    @Test
    void bothPortsNeedDistinctAddresses() throws Exception {
        Path token = Files.writeString(directory.resolve("token"), "0123456789abcdef");

        check("--operations-port", "8080", "--operator-token-file", token.toString())
                .assertRefused("choose another --operations-port");
        check("--operations-port", "8080", "--host", "0.0.0.0", "--operator-token-file", token.toString())
                .assertRefused("choose another --operations-port");
        check("--operations-port", "8080", "--operations-host", "0.0.0.0", "--operator-token-file", token.toString())
                .assertRefused("choose another --operations-port");
        check("--operations-port", "8080").assertSucceeded();
        check("--operations-port", "0", "--port", "0", "--operator-token-file", token.toString())
                .assertSucceeded();
    }

    @Test
    void printsWhatWouldBeServed() throws Exception {
        Path tokens = directory.resolve("tokens");
        CommandResult.run("operator-token", "create", "prometheus", "--scopes", "metrics", "--file", tokens.toString())
                .assertSucceeded();

        String report = check("--operator-tokens", tokens.toString(), "--max-requests", "77")
                .assertSucceeded();

        assertTrue(report.contains("public address: http://127.0.0.1:8080\n"), report);
        assertTrue(report.contains("operations address: http://127.0.0.1:8081\n"), report);
        assertTrue(report.contains("operator tokens: prometheus (metrics)\n"), report);
        assertTrue(report.contains(" max-requests 77, "), report);
        assertFalse(report.contains("Warning"), report);
    }

    @Test
    void warnsOfSecretsThatOthersCanSee() throws Exception {
        Path token = Files.writeString(directory.resolve("token"), "0123456789abcdef");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));

        String report = check(
                        "--demo",
                        "--host",
                        "0.0.0.0",
                        "--operations-host",
                        "0.0.0.0",
                        "--operator-token-file",
                        token.toString())
                .assertSucceeded();

        assertTrue(
                report.contains("Warning: --demo serves credentials that everybody knows on --host 0.0.0.0"), report);
        assertTrue(report.contains("Warning: operator tokens are sent without TLS"), report);
        assertTrue(report.contains("Warning: --operator-token-file " + token + " is readable"), report);
    }

    @Test
    void warnsOfACertificateThatExpiredAndOfAKeyThatOthersCanRead() throws Exception {
        PemFiles files = new PemFiles(directory.resolve("certificate.pem"), directory.resolve("key.pem"));
        TestCertificate.create(directory, "EC", "-2d", 1).writeTo(files);
        Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-r--r--"));

        String report = check(
                        "--tls-certificate",
                        files.certificate().toString(),
                        "--tls-key",
                        files.key().toString())
                .assertSucceeded();

        assertTrue(report.contains("public address: https://127.0.0.1:8080\n"), report);
        assertTrue(report.contains("TLS certificate valid until: " + files.validUntil()), report);
        assertTrue(report.contains("Warning: the TLS certificate expired at"), report);
        assertTrue(report.contains("Warning: --tls-key " + files.key() + " is readable by every user"), report);
    }

    @Test
    void theReportCanBePrintedAsJson() throws Exception {
        StringWriter out = new StringWriter();
        CheckReport report = new CheckReport();
        report.add("public address", "http://127.0.0.1:8080");
        report.add("limits", Map.of("max-body", 1024));
        report.warnIf(true, "a warning");
        report.warnIf(false, "another warning");

        report.printJson(new PrintWriter(out, true));

        assertEquals(
                "{\"public_address\":\"http://127.0.0.1:8080\",\"limits\":{\"max-body\":1024},\"warnings\":[\"a warning\"]}",
                out.toString().strip());
    }

    @Test
    void theHostsMustBeAddressesOfThisMachine() {
        // An address reserved for documentation (RFC 5737).
        check("--host", "192.0.2.1").assertRefused("cannot listen on --host 192.0.2.1");
        check("--host", " ").assertRefused("--host is blank");
        check("--operations-host", "192.0.2.1").assertRefused("cannot listen on --operations-host 192.0.2.1");
        check("--host", "0.0.0.0", "--operations-host", "localhost").assertSucceeded();
    }

    @Test
    void trustedProxiesAreAddressesAndNetworks() {
        check("--trusted-proxies", "10.0.0.0/8, 192.0.2.1,2001:db8::/32", "--trusted-proxies", "::1")
                .assertSucceeded();
    }

    private CommandResult check(String... options) {
        List<String> arguments = new ArrayList<>(List.of("serve", "--check", "--database", url()));
        arguments.addAll(List.of(options));
        return CommandResult.run(arguments.toArray(String[]::new));
    }

    private List<Path> files() throws Exception {
        try (var files = Files.list(directory)) {
            return files.toList();
        }
    }

    private Path file() {
        return directory.resolve("attach.db");
    }

    private String url() {
        return "sqlite:" + file();
    }
}
