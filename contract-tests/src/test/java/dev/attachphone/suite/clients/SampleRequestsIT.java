package dev.attachphone.suite.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.program.process.ProcessResult;
import dev.attachphone.testing.InstalledPrograms;
import dev.attachphone.testing.RequiresPrograms;
import dev.attachphone.testing.SnippetLanguage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sends the requests that {@code sandbox requests} writes, and runs the code that the console copies for them. */
@Tag("integration")
@Tag("clients")
@RequiresPrograms({"node", "npm"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleRequestsIT {

    private static final Path OUTPUT = Path.of("target", "requests").toAbsolutePath();
    private static final Path SNIPPETS =
            Path.of("..", "mock-server", "src", "main", "resources", "console", "snippets.js");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Contract contract = Contract.load();
    private final Map<String, Integer> statuses = statuses();
    private Path tools;
    private PackagedProgram sandbox;

    @BeforeAll
    void writeRequests(@TempDir Path folder) throws Exception {
        tools = NodePackages.installed("request-tools").toAbsolutePath();
        delete(OUTPUT);
        run(folder, PackagedProgram.command("sandbox.jar", "requests", OUTPUT.toString()));
        sandbox = PackagedProgram.sandbox(folder);
        Map<String, String> files = Arrays.stream(SnippetLanguage.values())
                .collect(Collectors.toMap(SnippetLanguage::label, SnippetLanguage::file));
        run(
                folder,
                "node",
                Path.of("src", "test", "request-tools", "snippets.mjs").toAbsolutePath(),
                SNIPPETS.toAbsolutePath(),
                OUTPUT.resolve("postman_collection.json"),
                sandbox.url(),
                OUTPUT.resolve("snippets"),
                JSON.writeValueAsString(files));
    }

    @AfterAll
    void stop() throws InterruptedException {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test
    void newmanGetsTheAnswersOfThePostmanCollection(@TempDir Path folder) throws Exception {
        run(
                folder,
                tool("newman"),
                "run",
                OUTPUT.resolve("postman_collection.json"),
                "--env-var",
                "baseUrl=" + sandbox.url(),
                "--reporters",
                "json",
                "--reporter-json-export",
                "report.json");

        JsonNode assertions = report(folder).at("/run/stats/assertions");
        assertEquals(statuses.size(), assertions.path("total").asInt());
        assertEquals(0, assertions.path("failed").asInt());
    }

    /** Bruno's default JavaScript sandbox may check the first answer before it is loaded (usebruno/bruno issue 7373). */
    @Test
    void brunoGetsTheAnswersOfItsCollection(@TempDir Path folder) throws Exception {
        run(
                OUTPUT.resolve("bruno"),
                tool("bru"),
                "run",
                "-r",
                "--sandbox",
                "developer",
                "--env",
                "sandbox",
                "--env-var",
                "baseUrl=" + sandbox.url(),
                "--reporter-json",
                folder.resolve("report.json"));

        JsonNode summary = report(folder).at("/0/summary");
        assertEquals(statuses.size(), summary.path("totalAssertions").asInt(), summary::toString);
        assertEquals(statuses.size(), summary.path("passedAssertions").asInt(), summary::toString);
    }

    @Test
    void httpyacGetsTheAnswersOfTheHttpFile(@TempDir Path folder) throws Exception {
        String url = contract.document().at("/servers/0/url").asText();
        Path file = Files.writeString(
                folder.resolve("requests.http"),
                Files.readString(OUTPUT.resolve("requests.http"))
                        .replace(url, sandbox.url().toString()));

        JsonNode result = JSON.readTree(run(folder, tool("httpyac"), "send", file, "--all", "--json"));

        Map<String, Integer> received = new TreeMap<>();
        for (JsonNode request : result.path("requests")) {
            received.put(
                    request.path("name").asText().replaceFirst(": \\d+", ""),
                    request.at("/response/statusCode").asInt());
        }
        assertEquals(statuses, received);
    }

    /** One answer of each status is enough, since the code for the others differs only in the body and the name. */
    @ParameterizedTest
    @EnumSource
    void theCodeOfTheConsoleGetsTheAnswers(SnippetLanguage language) throws Exception {
        List<String> missing = InstalledPrograms.missing(language.programs());
        if (!missing.isEmpty()) {
            String reason = "not installed: " + missing;
            if (InstalledPrograms.areRequired()) {
                fail(reason);
            }
            System.out.println(language.label() + " is not tested, " + reason);
            abort(reason);
        }
        Map<Integer, String> oneOfEachStatus = new TreeMap<>();
        statuses.forEach((name, status) -> oneOfEachStatus.putIfAbsent(status, name));
        for (Map.Entry<Integer, String> expected : oneOfEachStatus.entrySet()) {
            String name = expected.getValue();
            Path folder = OUTPUT.resolve("snippets").resolve(language.label()).resolve(name.replace(' ', '/'));
            List<Object> command = new ArrayList<>(language.command());
            command.add(language.file());
            String output = run(folder, command.toArray());
            assertEquals(
                    expected.getKey().toString(),
                    output.replaceFirst("^HTTP/\\S+ ", "").substring(0, 3),
                    name);
        }
    }

    /** The status by operation and answer. The errors of the HTTP request itself are those of the first operation. */
    private Map<String, Integer> statuses() {
        Map<String, Integer> expected = new TreeMap<>();
        contract.operations()
                .forEach(operation -> operation.answers().values().stream()
                        .filter(answer -> !answer.inDefaultResponse()
                                || operation.equals(contract.operations().get(0)))
                        .forEach(answer -> expected.put(operation.id() + " " + answer.name(), answer.status())));
        return expected;
    }

    private Path tool(String name) {
        return tools.resolve("node_modules").resolve(".bin").resolve(name);
    }

    private static JsonNode report(Path folder) throws IOException {
        return JSON.readTree(folder.resolve("report.json").toFile());
    }

    private static String run(Path folder, Object... command) throws IOException, InterruptedException {
        return run(folder, Arrays.stream(command).map(Object::toString).toList());
    }

    private static String run(Path folder, List<String> command) throws IOException, InterruptedException {
        ProcessResult result = ProcessResult.in(folder, command);
        assertEquals(0, result.exit(), () -> command + ": " + result);
        return result.output();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.sorted((one, other) -> other.compareTo(one)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
