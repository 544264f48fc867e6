package dev.attachphone.sandbox.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attachphone.sandbox.client.ProgramRun;
import dev.attachphone.testing.DaemonProcess;
import dev.attachphone.testing.ProxyProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Base class of tests of the sandbox behind a reverse proxy in its plain configuration. */
@Tag("full")
abstract class SandboxBehindProxy extends ConsoleInBrowser {

    private static final Pattern COMMANDS = Pattern.compile("(?s)```sh\\R(.*?)```");

    /** Shorter than the headers that each of the proxies accepts. */
    private static final int LONG_HEADER = 7_000;

    /** Longer than those, and than the limit of the sandbox. */
    private static final int TOO_LONG_HEADER = 33_000;

    private final HttpClient client = HttpClient.newHttpClient();
    private DaemonProcess proxy;
    private String proxyUrl = "";

    abstract ProxyProgram program();

    @BeforeAll
    void startProxy() throws IOException {
        String sandbox = super.url();
        int port = DaemonProcess.freePort();
        proxy = program().start(folder(), port, URI.create(sandbox));
        proxyUrl = "http://127.0.0.1:" + port;
    }

    @AfterAll
    void stopProxy() throws InterruptedException {
        proxy.close();
    }

    @Override
    protected String url() {
        return proxyUrl;
    }

    @Test
    void theCommandsOfTheReadmeSucceed() throws Exception {
        Path readme = Path.of(System.getProperty("run.script")).resolveSibling("mock-server/README.md");
        Matcher commands = COMMANDS.matcher(Files.readString(readme));
        Files.createDirectories(folder().resolve("mock-server/target"));
        int count = 0;
        while (commands.find()) {
            if (commands.group(1).contains("http://127.0.0.1:8080")
                    && !commands.group(1).contains("./run ")) {
                Path script = Files.writeString(
                        folder().resolve("readme.sh"), commands.group(1).replace("http://127.0.0.1:8080", proxyUrl));
                ProgramRun.in(folder(), "bash", "-e", script.toString());
                count++;
            }
        }
        assertTrue(count > 5, count + " commands");
    }

    @Test
    void attachConflictAndJournalAreThoseOfTheSandbox() throws Exception {
        assertAnswer("attached", attach("agent_1"));
        assertAnswer("already-attached", attach("agent_2"));

        assertEquals(List.of("attached", "already-attached"), answersInJournal());
    }

    @Test
    void everyAnswerCanBeForced() throws Exception {
        for (String name : ATTACH.answers().keySet()) {
            HttpResponse<String> answer = send(request("Prefer", "example=" + name));

            assertAnswer(name, answer);
            assertEquals(ATTACH.answer(name).status(), answer.statusCode(), name);
        }
    }

    @Test
    void lostReplyIsABadGatewayOrAClosedConnectionAndTheRetryIsSafe() throws Exception {
        try {
            HttpResponse<String> lost = send(request("Prefer", "fault=reply-lost"));
            assertEquals(502, lost.statusCode());
            assertTrue(lost.headers().firstValue("X-Sandbox-Answer").isEmpty(), "the proxy answers");
        } catch (IOException closed) {
            // HAProxy closes the client's connection instead if it had sent the request on a connection that it reused.
        }
        HttpResponse<String> retried = send(request("Prefer", "delay=0"));

        assertAnswer("attached", retried);
        assertTrue(
                retried.headers().firstValue("X-Sandbox-Because").orElse("").contains("already"),
                retried.headers()::toString);
        assertEquals(List.of("attached", "attached"), answersInJournal(), "the proxy does not repeat the request");
    }

    @Test
    void preflightIsAnsweredBySandbox() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(proxyUrl + ATTACH.path()))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "http://localhost:3000")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,token")
                .build());

        assertEquals(204, answer.statusCode());
        assertEquals(
                "*", answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        assertEquals(
                "content-type,token",
                answer.headers().firstValue("Access-Control-Allow-Headers").orElse(""));
    }

    @Test
    void longHeaderIsForwardedAndATooLongOneRefusedByTheProxy() throws Exception {
        assertAnswer("attached", send(request("X-Long", "a".repeat(LONG_HEADER))));

        HttpResponse<String> refused = send(request("X-Long", "a".repeat(TOO_LONG_HEADER)));
        assertEquals(400, refused.statusCode());
        assertTrue(refused.headers().firstValue("X-Sandbox-Answer").isEmpty(), "the proxy answers");
    }

    @Test
    void theAdminApiIsHidden() throws Exception {
        String relay = "{\"request\":{\"method\":\"ANY\"},\"response\":{\"proxyBaseUrl\":\"http://127.0.0.1:1\"}}";
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(proxyUrl + "/__admin/mappings"))
                .POST(HttpRequest.BodyPublishers.ofString(relay))
                .build());

        assertAnswer("unknown-path", answer);
        assertAnswer("attached", attach("agent_1"));
    }

    @Test
    void requestsAreShownToTheirTokenOnly() throws Exception {
        attach("agent_1");

        JsonNode entries = journal(newToken());
        assertEquals(0, entries.size());
        assertFalse(journal(token()).isEmpty());
    }

    @Test
    void theConsoleSendsRequestsAndShowsTheJournal() {
        send("already-attached");
        openTab("journal");

        waitForText("#panel-journal", "already-attached");
    }

    private HttpResponse<String> attach(String agent) throws Exception {
        return send(requestOf(agent).build());
    }

    private HttpRequest request(String header, String value) {
        return requestOf("agent_1").header(header, value).build();
    }

    private HttpRequest.Builder requestOf(String agent) {
        return HttpRequest.newBuilder(URI.create(proxyUrl + ATTACH.path()))
                .header("Content-Type", "application/json")
                .header("token", token())
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"agent_id\":\"" + agent + "\",\"provider\":\"san\",\"numbers\":[\"+4930123456\"]}"));
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private List<String> answersInJournal() throws Exception {
        return journal(token())
                .valueStream()
                .map(entry -> entry.at("/given/answer").asText())
                .toList();
    }

    private JsonNode journal(String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(proxyUrl + "/__sandbox/journal"))
                .header("token", token)
                .build();
        return new JsonMapper().readTree(send(request).body()).at("/data/entries");
    }

    private static void assertAnswer(String name, HttpResponse<String> answer) {
        assertEquals(
                name,
                answer.headers()
                        .firstValue("X-Sandbox-Answer")
                        .orElseGet(() -> answer.statusCode() + " " + answer.body()));
    }
}
