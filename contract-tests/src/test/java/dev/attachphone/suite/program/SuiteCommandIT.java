package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.DemoWorld;
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

/** What QA can ask of the suite's own jar. */
@Tag("integration")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuiteCommandIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    private @Nullable Program server;
    private @Nullable Program sandbox;

    @BeforeAll
    void start() throws Exception {
        server = Program.server(Files.createDirectory(folder.resolve("server")));
        sandbox = Program.sandbox(Files.createDirectory(folder.resolve("sandbox")));
    }

    @AfterAll
    void stop() throws Exception {
        try (Program first = server;
                Program second = sandbox) {
            assertTrue(first != null && second != null);
        }
    }

    @Test
    void wrongTokenCannotBeRun() throws Exception {
        Ended ended = suite("--url", url(server), "--token", "secret-of-nobody");
        assertEquals(2, ended.exit(), ended.errors());
        assertTrue(ended.errors().contains("refuses the credential of the account 'valid'"), ended.errors());
        assertFalse(ended.errors().contains("secret-of-nobody"), ended.errors());
    }

    @Test
    void budgetThatIsTooSmallCannotBeRun() throws Exception {
        Ended ended = suite("--url", url(server), "--budget", "50");
        assertEquals(2, ended.exit(), ended.output());
        assertTrue(ended.output().contains("cut short    the budget of 50 requests is spent"), ended.output());
    }

    @Test
    void replayRepeatsOneCheck() throws Exception {
        Ended ended = suite("--url", url(server), "--replay", "generated:7:3");
        assertEquals(0, ended.exit(), ended.output());
        assertTrue(ended.output().contains("1 passed, 0 failed"), ended.output());
    }

    @Test
    void unknownNameCannotBePlayed() throws Exception {
        Ended ended = suite("--url", url(server), "--replay", "no such check");
        assertEquals(2, ended.exit());
        assertTrue(ended.errors().contains("No check has such a name"), ended.errors());
    }

    @Test
    void onlyWhatIsAskedForIsListed() throws Exception {
        Ended ended = suite("--list", "--only", "race:", "--seed", "3", "--cases", "60");
        assertEquals("race/race:3:0\nrace/race:3:1\nrace/race:3:2\n", ended.output());
    }

    @Test
    void serverAndSandboxAnswerAlike() throws Exception {
        Ended ended = suite("--url", url(server), "--against", url(sandbox), "--cases", "100");
        assertEquals(0, ended.exit(), ended.output());
        assertTrue(ended.output().contains("100 passed, 0 failed"), ended.output());
    }

    @Test
    void differenceOfTwoTargetsIsTold() throws Exception {
        try (Program other = Program.sandbox(Files.createDirectory(folder.resolve("other")))) {
            DemoWorld.Account demo = DemoWorld.load().accounts().get(0);
            HttpRequest fewerProviders = HttpRequest.newBuilder(URI.create(url(other) + "/__sandbox/world"))
                    .header("token", demo.token())
                    .PUT(BodyPublishers.ofString("{\"accounts\": [{\"providers\": [\"san\"]}]}"))
                    .build();
            HttpClient client = other.target().client();
            assertEquals(
                    200, client.send(fewerProviders, BodyHandlers.discarding()).statusCode());
            Ended ended = suite("--url", url(sandbox), "--against", url(other), "--cases", "30", "--seed", "3");
            assertEquals(1, ended.exit(), ended.output() + ended.errors());
            assertTrue(ended.output().contains("status: 200 and 400"), ended.output());
            assertTrue(ended.output().contains("smallest, as a case file:"), ended.output());
        }
    }

    @Test
    void secondTargetThatRefusesTheCredentialCannotBeRun() throws Exception {
        Ended ended = suite("--url", url(sandbox), "--against", url(server), "--token", "only-for-the-sandbox");
        assertEquals(2, ended.exit(), ended.output());
        assertTrue(ended.errors().contains("the target at " + url(server) + " refuses"), ended.errors());
    }

    @Test
    void fixtureSaysHowToUndo() throws Exception {
        Path fixture = Files.writeString(folder.resolve("undo.yaml"), """
                accounts: {valid: {token: {env: MINE}, agents: [a, b], configured: [san, twilio]}}
                refused: {wrong: 'not a token'}
                unknown-agent: agent_not_found
                numbers: {from: '+15550000000', to: '+15550099999'}
                undo: {method: DELETE, url: '%s/__sandbox/world', headers: {token: '${token}'}}
                """.formatted(url(sandbox)));
        Ended ended = Ended.of(
                folder,
                Map.of("MINE", "a-token-of-mine"),
                Program.command(
                        "suite.jar", "--url", url(sandbox), "--fixture", fixture.toString(), "--only", "answers/"));
        assertEquals(0, ended.exit(), ended.output() + ended.errors());
        assertTrue(ended.output().contains("left behind  0 attached numbers, "), ended.output());
        assertTrue(ended.output().contains("the fixture's account has not configured ozonetell"), ended.output());
        assertFalse(ended.output().contains("a-token-of-mine"), ended.output());
    }

    @Test
    void interruptedRunTellsWhatCameOfIt() throws Exception {
        Path report = folder.resolve("interrupted");
        Path output = folder.resolve("interrupted.txt");
        Process suite = new ProcessBuilder(Program.command(
                        "suite.jar", "--url", url(server), "--cases", "20000", "--report", report.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            while (!Files.readString(output).contains("Playing")) {
                assertTrue(suite.isAlive(), Files.readString(output));
                assertFalse(suite.waitFor(50, TimeUnit.MILLISECONDS), "it should be playing");
            }
            suite.destroy();
            assertTrue(suite.waitFor(5, TimeUnit.MINUTES), "it does not end");
        } finally {
            suite.destroyForcibly();
        }
        String told = Files.readString(output);
        assertTrue(told.contains("cut short    the run was interrupted"), told);
        assertTrue(Files.readString(report.resolve("report.html")).contains("the run was interrupted"));
        assertTrue(Files.exists(report.resolve("junit.xml")) && Files.exists(report.resolve("report.har")));
    }

    private static Ended suite(String... arguments) throws IOException, InterruptedException {
        return Ended.of(folder, Map.of(), Program.command("suite.jar", arguments));
    }

    private static String url(@Nullable Program program) {
        return Objects.requireNonNull(program, "started before all tests").url().toString();
    }
}
