package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.program.process.ProcessResult;
import dev.attachphone.suite.testserver.SelfSignedCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What QA can ask of the suite's own jar about a server behind TLS. */
@Tag("integration")
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuiteOverHttpsIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    private @Nullable PackagedProgram server;

    @BeforeAll
    void start() throws Exception {
        server = PackagedProgram.serverOverTls(folder, SelfSignedCertificate.make(folder));
    }

    @AfterAll
    void stop() throws Exception {
        Objects.requireNonNull(server).close();
    }

    @Test
    void allChecksHold() throws Exception {
        ProcessResult processResult = suite("--trust", trusted(), "--cases", "100");
        assertEquals(0, processResult.exit(), processResult.output() + processResult.errors());
        assertTrue(processResult.output().contains("0 failed"), processResult.output());
    }

    @Test
    void secondTargetIsTrustedToo() throws Exception {
        ProcessResult processResult = suite("--trust", trusted(), "--against", url(), "--cases", "20");
        assertEquals(0, processResult.exit(), processResult.output() + processResult.errors());
    }

    @Test
    void urlOfTheUndoRequestIsTrustedToo() throws Exception {
        Path fixture = Files.writeString(folder.resolve("undo.yaml"), """
                accounts: {valid: {token: YOUR_AUTH_TOKEN, agents: [agent_abc123xyz], configured: [twilio]}}
                refused: {wrong: 'not a token'}
                unknown-agent: agent_not_found
                numbers: {from: '+15550000000', to: '+15550099999'}
                undo: {method: GET, url: '%s/health/live'}
                """.formatted(url()));
        ProcessResult processResult =
                suite("--trust", trusted(), "--fixture", fixture.toString(), "--only", "answers/");
        assertEquals(0, processResult.exit(), processResult.output() + processResult.errors());
        assertTrue(processResult.output().contains("left behind  0 attached numbers"), processResult.output());
    }

    @Test
    void unknownCertificateIsReportedInOneLine() throws Exception {
        couldNotRun(suite(), "is not trusted", "--trust");
    }

    @Test
    void unknownCertificateOfTheSecondTargetIsReportedInOneLine() throws Exception {
        try (PackagedProgram other = PackagedProgram.serverOverTls(
                Files.createDirectory(folder.resolve("other")), SelfSignedCertificate.make(folder))) {
            String second = other.url().toString();
            couldNotRun(suite("--trust", trusted(), "--against", second), second, "is not trusted", "--trust");
        }
    }

    @Test
    void invalidTrustFileIsReportedInOneLine() throws Exception {
        couldNotRun(suite("--trust", "nowhere.pem"), "--trust", "'nowhere.pem' cannot be read", "PEM");
        String empty = Files.writeString(folder.resolve("empty.pem"), "").toString();
        couldNotRun(suite("--trust", empty), "--trust", "'" + empty + "' contains no readable certificate", "PEM");
    }

    private String url() {
        return Objects.requireNonNull(server).url().toString();
    }

    private String trusted() {
        return Objects.requireNonNull(server)
                .target()
                .address()
                .trustedCertificates()
                .orElseThrow()
                .toString();
    }

    private ProcessResult suite(String... options) throws Exception {
        List<String> command = PackagedProgram.command("suite.jar", "--url", url());
        command.addAll(List.of(options));
        return ProcessResult.of(folder, Map.of(), command);
    }

    private static void couldNotRun(ProcessResult processResult, String... because) {
        assertEquals(2, processResult.exit(), processResult.output() + processResult.errors());
        assertEquals(1, processResult.errors().lines().count(), processResult.errors());
        for (String words : because) {
            assertTrue(processResult.errors().contains(words), processResult.errors());
        }
    }
}
