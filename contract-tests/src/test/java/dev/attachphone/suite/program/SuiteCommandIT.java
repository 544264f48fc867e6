package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.program.process.ProcessResult;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The options of the packaged suite. */
@Tag("integration")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuiteCommandIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    private @Nullable PackagedProgram server;
    private @Nullable PackagedProgram sandbox;

    @BeforeAll
    void start() throws Exception {
        server = PackagedProgram.server(Files.createDirectory(folder.resolve("server")));
        sandbox = PackagedProgram.sandbox(Files.createDirectory(folder.resolve("sandbox")));
    }

    @AfterAll
    void stop() throws Exception {
        try (PackagedProgram first = server;
                PackagedProgram second = sandbox) {
            assertTrue(first != null && second != null);
        }
    }

    @Test
    void wrongTokenExitsWith2() throws Exception {
        ProcessResult processResult = suite("--url", url(server), "--token", "secret-of-nobody");
        assertEquals(2, processResult.exit(), processResult.errors());
        assertTrue(
                processResult.errors().contains("refuses the credential of the account 'valid'"),
                processResult.errors());
        assertFalse(processResult.errors().contains("secret-of-nobody"), processResult.errors());
    }

    @Test
    void budgetThatIsTooSmallExitsWith2() throws Exception {
        ProcessResult processResult = suite("--url", url(server), "--budget", "50");
        assertEquals(2, processResult.exit(), processResult.output());
        assertTrue(
                processResult.output().contains("cut short    the budget of 50 requests is spent"),
                processResult.output());
    }

    @Test
    void replayRepeatsOneCheck() throws Exception {
        ProcessResult processResult = suite("--url", url(server), "--replay", "generated:7:3");
        assertEquals(0, processResult.exit(), processResult.output());
        assertTrue(processResult.output().contains("1 passed, 0 failed"), processResult.output());
    }

    @Test
    void unknownCheckNameExitsWith2() throws Exception {
        ProcessResult processResult = suite("--url", url(server), "--replay", "no such check");
        assertEquals(2, processResult.exit());
        assertTrue(processResult.errors().contains("No check has this name"), processResult.errors());
    }

    @Test
    void listPrintsSelectedChecksOnly() throws Exception {
        ProcessResult processResult = suite("--list", "--only", "race:", "--seed", "3", "--cases", "60");
        assertEquals("race/race:3:0\nrace/race:3:1\nrace/race:3:2\n", processResult.output());
    }

    @Test
    void serverAndSandboxGiveTheSameAnswers() throws Exception {
        ProcessResult processResult = suite("--url", url(server), "--against", url(sandbox), "--cases", "100");
        assertEquals(0, processResult.exit(), processResult.output());
        assertTrue(processResult.output().contains("100 passed, 0 failed"), processResult.output());
    }

    @Test
    void differenceOfTwoTargetsIsReported() throws Exception {
        try (PackagedProgram other = PackagedProgram.sandbox(Files.createDirectory(folder.resolve("other")))) {
            DemoWorld.DemoAccount demo = DemoWorld.load().accounts().get(0);
            HttpRequest fewerProviders = HttpRequest.newBuilder(URI.create(url(other) + "/__sandbox/world"))
                    .header("token", demo.token())
                    .PUT(BodyPublishers.ofString("{\"accounts\": [{\"providers\": [\"san\"]}]}"))
                    .build();
            HttpClient client = other.target().client();
            assertEquals(
                    200, client.send(fewerProviders, BodyHandlers.discarding()).statusCode());
            ProcessResult processResult = suite(
                    "--url", url(sandbox), "--against", url(other), "--cases", "30", "--seed", "3", "--fail-fast");
            assertEquals(1, processResult.exit(), processResult.output() + processResult.errors());
            assertTrue(processResult.output().contains("status: 200 and 400"), processResult.output());
            assertTrue(
                    processResult.output().contains("smallest failing case, as a case file:"), processResult.output());
        }
    }

    @Test
    void secondTargetThatRefusesTheCredentialExitsWith2() throws Exception {
        ProcessResult processResult =
                suite("--url", url(sandbox), "--against", url(server), "--token", "only-for-the-sandbox");
        assertEquals(2, processResult.exit(), processResult.output());
        assertTrue(
                processResult.errors().contains("the target at " + url(server) + " refuses"), processResult.errors());
    }

    @Test
    void undoRequestOfTheFixtureIsSent() throws Exception {
        Path fixture = Files.writeString(folder.resolve("undo.yaml"), """
                accounts: {valid: {token: {env: MINE}, agents: [a, b], configured: [san, twilio]}}
                refused: {wrong: 'not a token'}
                unknown-agent: agent_not_found
                numbers: {from: '+15550000000', to: '+15550099999'}
                undo: {method: DELETE, url: '%s/__sandbox/world', headers: {token: '${token}'}}
                """.formatted(url(sandbox)));
        ProcessResult processResult = ProcessResult.of(
                folder,
                Map.of("MINE", "a-token-of-mine"),
                PackagedProgram.command(
                        "suite.jar", "--url", url(sandbox), "--fixture", fixture.toString(), "--only", "answers/"));
        assertEquals(0, processResult.exit(), processResult.output() + processResult.errors());
        assertTrue(processResult.output().contains("left behind  0 attached numbers, "), processResult.output());
        assertTrue(
                processResult.output().contains("the fixture's account has not configured ozonetell"),
                processResult.output());
        assertFalse(processResult.output().contains("a-token-of-mine"), processResult.output());
    }

    @Test
    void interruptedRunWritesItsReports() throws Exception {
        Path report = folder.resolve("interrupted");
        Path output = folder.resolve("interrupted.txt");
        Process suite = new ProcessBuilder(PackagedProgram.command(
                        "suite.jar", "--url", url(server), "--cases", "3000", "--report", report.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            while (!Files.readString(output).contains("Running")) {
                assertTrue(suite.isAlive(), Files.readString(output));
                assertFalse(suite.waitFor(50, TimeUnit.MILLISECONDS), "the suite ended before it was interrupted");
            }
            suite.destroy();
            assertTrue(suite.waitFor(5, TimeUnit.MINUTES), "the suite did not end");
        } finally {
            suite.destroyForcibly();
        }
        String told = Files.readString(output);
        assertTrue(told.contains("cut short    the run was interrupted"), told);
        assertTrue(Files.readString(report.resolve("report.html")).contains("the run was interrupted"));
        assertTrue(Files.exists(report.resolve("junit.xml")) && Files.exists(report.resolve("report.har")));
    }

    private static ProcessResult suite(String... arguments) throws IOException, InterruptedException {
        return ProcessResult.of(folder, Map.of(), PackagedProgram.command("suite.jar", arguments));
    }

    private static String url(@Nullable PackagedProgram packagedProgram) {
        return Objects.requireNonNull(packagedProgram, "started before all tests")
                .url()
                .toString();
    }
}
