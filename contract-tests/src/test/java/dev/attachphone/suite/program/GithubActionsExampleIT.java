package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.attachphone.suite.program.process.ProcessResult;
import dev.attachphone.testing.RequiresPrograms;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of the example for GitHub Actions, on a free port and with this repository as the one of the sandbox. */
@Tag("integration")
class GithubActionsExampleIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    @RequiresPrograms({"bash", "curl"})
    void theCommandsTestAClientAndSaveItsRequests(@TempDir Path folder) throws Exception {
        JsonNode workflow = new YAMLMapper()
                .readTree(ROOT.resolve("mock-server/github-actions.yml").toFile());
        JsonNode steps = workflow.at("/jobs/client/steps");
        Files.createSymbolicLink(folder.resolve("sandbox"), ROOT);
        String port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = String.valueOf(socket.getLocalPort());
        }
        Map<String, String> environment = new HashMap<>(Map.of("SANDBOX_PORT", port));
        workflow.path("env")
                .properties()
                .forEach(variable -> environment.put(
                        variable.getKey(), variable.getValue().asText().replace("8080", port)));

        String commands = steps.valueStream()
                .filter(step -> step.has("run"))
                .map(step -> step.path("run").asText())
                .collect(Collectors.joining("\n", "trap 'kill $(jobs -p); wait' EXIT\ncd '" + folder + "'\n", ""));
        ProcessResult result = ProcessResult.of(folder, environment, List.of("bash", "-e", "-c", commands));

        assertEquals(0, result.exit(), () -> result.toString());
        JsonNode artifacts = steps.path(steps.size() - 1).at("/with/path");
        artifacts.asText().lines().forEach(file -> assertTrue(Files.exists(folder.resolve(file)), file));
        JsonNode entries = new JsonMapper()
                .readTree(folder.resolve("journal.har").toFile())
                .at("/log/entries");
        assertEquals(1, entries.size());
        assertEquals(200, entries.at("/0/response/status").asInt());
    }

    @Test
    void theActionsAreThoseOfTheOwnWorkflow() throws Exception {
        String own = Files.readString(ROOT.resolve(".github/workflows/ci.yml"));
        new YAMLMapper()
                .readTree(ROOT.resolve("mock-server/github-actions.yml").toFile())
                .findValuesAsText("uses")
                .forEach(action -> assertTrue(
                        own.contains("uses: " + action + "\n") || action.startsWith("actions/upload-artifact@"),
                        action));
    }
}
