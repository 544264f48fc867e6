package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.suite.tiny.SelfSigned;
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
class HttpsCommandLineIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    private @Nullable Program server;

    @BeforeAll
    void start() throws Exception {
        server = Program.serverOverTls(folder, SelfSigned.make(folder));
    }

    @AfterAll
    void stop() throws Exception {
        Objects.requireNonNull(server).close();
    }

    @Test
    void allHolds() throws Exception {
        Ended ended = suite("--trust", trusted(), "--cases", "100");
        assertEquals(0, ended.exit(), ended.output() + ended.errors());
        assertTrue(ended.output().contains("0 failed"), ended.output());
    }

    @Test
    void secondTargetIsTrustedToo() throws Exception {
        Ended ended = suite("--trust", trusted(), "--against", url(), "--cases", "20");
        assertEquals(0, ended.exit(), ended.output() + ended.errors());
    }

    @Test
    void placeThatUndoesIsTrustedToo() throws Exception {
        Path fixture = Files.writeString(folder.resolve("undo.yaml"), """
                accounts: {valid: {token: YOUR_AUTH_TOKEN, agents: [agent_abc123xyz], configured: [twilio]}}
                refused: {wrong: 'not a token'}
                unknown-agent: agent_not_found
                numbers: {from: '+15550000000', to: '+15550099999'}
                undo: {method: GET, url: '%s/health/live'}
                """.formatted(url()));
        Ended ended = suite("--trust", trusted(), "--fixture", fixture.toString(), "--only", "answers/");
        assertEquals(0, ended.exit(), ended.output() + ended.errors());
        assertTrue(ended.output().contains("left behind  0 attached numbers"), ended.output());
    }

    @Test
    void certificateThatNobodyKnowsIsOneLine() throws Exception {
        couldNotRun(suite(), "is not trusted", "--trust");
    }

    @Test
    void secondTargetThatNobodyKnowsIsOneLine() throws Exception {
        try (Program other =
                Program.serverOverTls(Files.createDirectory(folder.resolve("other")), SelfSigned.make(folder))) {
            String second = other.url().toString();
            couldNotRun(suite("--trust", trusted(), "--against", second), second, "is not trusted", "--trust");
        }
    }

    @Test
    void badFileIsOneLine() throws Exception {
        couldNotRun(suite("--trust", "nowhere.pem"), "--trust", "'nowhere.pem' cannot be read", "PEM");
        String empty = Files.writeString(folder.resolve("empty.pem"), "").toString();
        couldNotRun(suite("--trust", empty), "--trust", "'" + empty + "' holds no certificate", "PEM");
    }

    private String url() {
        return Objects.requireNonNull(server).url().toString();
    }

    private String trusted() {
        return Objects.requireNonNull(server)
                .target()
                .place()
                .trusted()
                .orElseThrow()
                .toString();
    }

    private Ended suite(String... options) throws Exception {
        List<String> command = Program.command("suite.jar", "--url", url());
        command.addAll(List.of(options));
        return Ended.of(folder, Map.of(), command);
    }

    private static void couldNotRun(Ended ended, String... because) {
        assertEquals(2, ended.exit(), ended.output() + ended.errors());
        assertEquals(1, ended.errors().lines().count(), ended.errors());
        for (String words : because) {
            assertTrue(ended.errors().contains(words), ended.errors());
        }
    }
}
