package dev.attachphone.suite.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.program.process.OperationsServerProcess;
import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.testing.InstalledPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generates clients from both contracts with the commands of {@code openapi/README.md}, compiles them without warnings, and
 * runs the story of the vendor's page with each of them.
 */
@Tag("integration")
@Tag("clients")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GeneratedClientsIT {

    private static final Path README = Path.of("..", "openapi", "README.md");
    private static final Path SOURCES = Path.of("src", "test", "clients");
    private static final Path WORK = Path.of("target", "clients");
    private static final String TOKEN = "YOUR_AUTH_TOKEN";
    private static final Contract CONTRACT = Contract.load();

    private static final String STORY = """
            created two agents
            attached two numbers: active
            attached them again: nothing has changed
            409: the first agent holds the first number
            400: %s
            """.formatted(messageOf("invalid-phone-number"));
    private static final String FORCED_ERRORS =
            """
            429: %s, Retry-After: 1
            500: %s, Retry-After:\s
            """.formatted(messageOf("too-many-requests"), messageOf("internal-server-error"));
    private static final String OPERATIONS = """
            created an account with one provider
            issued a credential
            created an agent
            409: There is an account of that name
            """;

    private final List<ClientProject> clients = new ArrayList<>();
    private final Set<ClientProject> failed = new HashSet<>();
    private final Set<ClientProject> skipped = new HashSet<>();
    private PackagedProgram sandbox;
    private OperationsServerProcess server;

    @BeforeAll
    void generate(@TempDir Path folder) throws Exception {
        String readme = Files.readString(README);
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.filter(source -> Files.exists(source.resolve("client.yaml")))
                    .sorted()
                    .toList()) {
                clients.add(ClientProject.copy(source, readme, WORK.resolve(source.getFileName())));
            }
        }
        if (InstalledPrograms.missing(List.of("npm")).isEmpty()) {
            NodePackages.installed("clients");
        }
        List<String> arguments = clients.stream()
                .flatMap(client -> client.generatorArguments().stream())
                .toList();
        GeneratorLauncher.run(WORK.resolve("generator.txt"), arguments);
        sandbox = PackagedProgram.sandbox(Files.createDirectory(folder.resolve("sandbox")));
        Path serverFolder = Files.createDirectory(folder.resolve("server"));
        server = OperationsServerProcess.start(serverFolder, PackagedProgram.database(serverFolder), List.of());
    }

    @AfterAll
    void stop() throws InterruptedException {
        sandbox.close();
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clients")
    @Order(1)
    void compilesAndRunsTheStory(ClientProject client) throws Exception {
        requireTools(client);
        failed.add(client);
        client.compile(sandbox.url());
        assertEquals("active\n", client.attach());

        int index = clients.indexOf(client);
        String[] numbers = {"+4930" + (10_000 + index), "+4930" + (20_000 + index)};
        assertEquals(STORY, client.story(server.url(), TOKEN, numbers[0], numbers[1]));
        assertEquals(
                STORY + FORCED_ERRORS,
                client.story(sandbox.url(), TOKEN, numbers[0], numbers[1], "example=too-many-requests", "code=500"));
        if (client.hasOperations()) {
            assertEquals(
                    OPERATIONS,
                    client.operations(server.operations(), OperationsServerProcess.TOKEN, "account" + index));
        }
        failed.remove(client);
    }

    /** With {@code -Ddocumentation.update=true} the table is rewritten instead. */
    @Test
    @Order(2)
    void theTableOfClientsHasTheirResults() throws IOException {
        assumeTrue(skipped.isEmpty(), () -> "not tested: " + skipped);
        String readme = Files.readString(README);
        String expected = ClientTable.replacedIn(readme, clients, failed);
        if (Boolean.getBoolean("documentation.update")) {
            Files.writeString(README, expected);
        } else {
            assertEquals(expected, readme, "update with -Ddocumentation.update=true");
        }
    }

    List<ClientProject> clients() {
        return clients;
    }

    private void requireTools(ClientProject client) throws IOException, InterruptedException {
        List<String> missing = client.missing();
        if (!missing.isEmpty()) {
            String reason = client.language() + " is not tested, not installed: " + String.join(", ", missing);
            if (InstalledPrograms.areRequired()) {
                fail(reason);
            }
            System.out.println(reason);
            skipped.add(client);
            abort(reason);
        }
    }

    private static String messageOf(String answer) {
        return CONTRACT.operation("attachPhoneNumber").answer(answer).message();
    }
}
