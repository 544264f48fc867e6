package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.program.process.ProcessResult;
import dev.attachphone.suite.program.process.SharedPostgresql;
import dev.attachphone.testing.RequiresPrograms;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The container files, as far as they can be checked without containers: their commands run with the packaged programs. */
@Tag("integration")
class ContainerFilesIT {

    private static final Path ROOT = Path.of("..");
    private static final Path PACKAGING = ROOT.resolve("server-stub/packaging");
    private static final Pattern EXACT_IMAGE = Pattern.compile("[a-z/-]+:v?\\d+\\.\\d+\\S*");
    private static final Pattern OWN_IMAGE = Pattern.compile("attach-phone-number(?:-sandbox|-suite)?:([\\d.]+)");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource({"server-stub, server.jar", "mock-server, sandbox.jar", "contract-tests, suite.jar"})
    void theImageContainsThePackagedProgram(String module, String property) throws IOException {
        Map<String, String> file = dockerfile(module);
        String[] copy = instruction(file, "COPY").split(" ", -1);
        Path jar = Path.of(System.getProperty(property)).toRealPath();

        List<Path> copied = new ArrayList<>();
        try (var found = Files.newDirectoryStream(Objects.requireNonNull(jar.getParent()), copy[0])) {
            found.forEach(copied::add);
        }
        assertEquals(List.of(jar), copied);
        assertEquals(
                copy[1], words(file, "ENTRYPOINT").get(words(file, "ENTRYPOINT").size() - 1));
        assertTrue(EXACT_IMAGE.matcher(instruction(file, "FROM")).matches(), file.toString());
        assertEquals(instruction(dockerfile("server-stub"), "FROM"), instruction(file, "FROM"));
    }

    @Test
    void theServerAcceptsWhatItsImageSets() throws Exception {
        JsonNode report = check(serverEnvironment(Map.of()));

        assertEquals("http://0.0.0.0:8080", report.path("public_address").asText());
    }

    @Test
    void theServerAcceptsWhatTheComposeFileSets() throws Exception {
        Path tokens = folder.resolve("operator-tokens");
        run(PackagedProgram.command(
                "server.jar",
                "operator-token",
                "create",
                "prometheus",
                "--scopes",
                "metrics",
                "--file",
                tokens.toString()));
        Files.writeString(folder.resolve("database-password"), SharedPostgresql.PASSWORD);
        Map<String, String> variables = new HashMap<>();
        compose()
                .at("/services/server/environment")
                .properties()
                .forEach(variable ->
                        variables.put(variable.getKey(), variable.getValue().asText()));

        JsonNode report = check(serverEnvironment(variables));

        assertEquals("http://0.0.0.0:8081", report.path("operations_address").asText());
        assertEquals("prometheus (metrics)", report.at("/operator_tokens/0").asText());
    }

    @Test
    void theSandboxListensOnAllAddressesInItsImage() throws Exception {
        List<String> command = command("mock-server", "sandbox.jar");
        command.addAll(List.of("--port", "0"));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(folder.resolve("log").toFile());
        builder.environment().putAll(variables(dockerfile("mock-server")));
        Process sandbox = builder.start();
        try (BufferedReader output = sandbox.inputReader()) {
            assertTrue(
                    Objects.requireNonNull(output.readLine()).startsWith("Sandbox ready at http://0.0.0.0:"),
                    Files.readString(folder.resolve("log")));
        } finally {
            sandbox.destroyForcibly().waitFor();
        }
    }

    @Test
    void theSuitePrintsItsHelpWithoutArguments() throws Exception {
        List<String> command = command("contract-tests", "suite.jar");
        command.addAll(words(dockerfile("contract-tests"), "CMD"));

        assertTrue(run(command).startsWith("Usage: contract-tests "));
    }

    @Test
    void theComposeFileNamesWhatExists() throws IOException {
        JsonNode compose = compose();
        for (JsonNode service : compose.path("services")) {
            assertTrue(EXACT_IMAGE.matcher(service.path("image").asText()).matches(), service.toString());
            for (JsonNode secret : service.path("secrets")) {
                assertTrue(compose.path("secrets").has(secret.asText()), secret.asText());
            }
            for (JsonNode volume : service.path("volumes")) {
                String source = volume.asText().replaceFirst(":.*", "");
                assertTrue(
                        source.startsWith("./")
                                ? Files.exists(PACKAGING.resolve(source))
                                : compose.path("volumes").has(source),
                        source);
            }
        }
        String target = new YAMLMapper()
                .readTree(PACKAGING.resolve("prometheus.yaml").toFile())
                .at("/scrape_configs/0/static_configs/0/targets/0")
                .asText();
        assertEquals("server:8081", target);
    }

    @Test
    @RequiresPrograms("promtool")
    void theConfigurationOfPrometheusIsValid() throws Exception {
        Files.writeString(folder.resolve("prometheus-token"), "token");
        Files.copy(PACKAGING.resolve("prometheus-alerts.yaml"), folder.resolve("prometheus-alerts.yaml"));
        Path configuration = Files.writeString(
                folder.resolve("prometheus.yaml"), local(Files.readString(PACKAGING.resolve("prometheus.yaml"))));

        String output = run(List.of("promtool", "check", "config", configuration.toString()));

        assertTrue(output.contains("SUCCESS: 1 rule files found"), output);
    }

    @Test
    void imagesHaveTheVersionOfTheProject() throws IOException {
        String jar = Path.of(System.getProperty("server.jar")).getFileName().toString();
        String version = jar.replaceAll("server-stub-(.*)\\.jar", "$1");
        List<String> versions = new ArrayList<>();
        for (String file : List.of(
                "server-stub/packaging/Dockerfile",
                "server-stub/packaging/compose.yaml",
                "server-stub/packaging/kubernetes.yaml",
                "mock-server/packaging/Dockerfile",
                "contract-tests/packaging/Dockerfile")) {
            List<String> found = OWN_IMAGE
                    .matcher(Files.readString(ROOT.resolve(file)))
                    .results()
                    .map(image -> image.group(1))
                    .toList();
            assertTrue(!found.isEmpty(), file);
            versions.addAll(found);
        }
        versions.removeIf(version::equals);
        assertEquals(List.of(), versions);
    }

    @Test
    void theFirstLineTellsWhatWasRun() throws IOException {
        for (String module : List.of("mock-server", "contract-tests")) {
            try (Stream<Path> files = Files.list(ROOT.resolve(module).resolve("packaging"))) {
                for (Path file : files.toList()) {
                    assertTrue(Files.readString(file).matches("(?s)# (Not (run|built)|Tested)\\b.*"), file.toString());
                }
            }
        }
    }

    @Test
    void newerBaseImagesAreProposed() throws IOException {
        JsonNode updates = new YAMLMapper()
                .readTree(ROOT.resolve(".github/dependabot.yml").toFile())
                .path("updates");
        List<String> directories = new ArrayList<>();
        updates.forEach(update -> update.path("directories").forEach(directory -> directories.add(directory.asText())));

        assertEquals(
                List.of("/server-stub/packaging", "/mock-server/packaging", "/contract-tests/packaging"), directories);
    }

    /** What {@code serve --check} reports. */
    private JsonNode check(Map<String, String> environment) throws Exception {
        List<String> command = command("server-stub", "server.jar");
        command.addAll(words(dockerfile("server-stub"), "CMD"));
        command.add("--check");
        ProcessResult result = ProcessResult.of(folder, environment, command);
        assertEquals(0, result.exit(), result.errors());
        return new JsonMapper().readTree(result.output());
    }

    /** The variables of the server's image and others, which override them, with files and databases of the test. */
    private Map<String, String> serverEnvironment(Map<String, String> others) throws IOException {
        Map<String, String> all = variables(dockerfile("server-stub"));
        all.putAll(others);
        all.replaceAll((name, value) -> local(value)
                .replace(
                        "postgresql://attach@postgresql:5432/attach",
                        SharedPostgresql.url(SharedPostgresql.USER, SharedPostgresql.newDatabase())));
        return all;
    }

    private String local(String text) {
        return text.replace("/run/secrets/", folder + "/").replace("/data/", folder + "/");
    }

    private String run(List<String> command) throws Exception {
        ProcessResult result = ProcessResult.in(folder, command);
        assertEquals(0, result.exit(), result.errors());
        return result.output();
    }

    /** The command of the image, with the JVM of this test and the packaged jar. */
    private static List<String> command(String module, String property) throws IOException {
        List<String> entrypoint = words(dockerfile(module), "ENTRYPOINT");
        List<String> command = PackagedProgram.command(property);
        command.addAll(1, entrypoint.subList(1, entrypoint.indexOf("-jar")));
        return command;
    }

    private static JsonNode compose() throws IOException {
        return new YAMLMapper().readTree(PACKAGING.resolve("compose.yaml").toFile());
    }

    private static Map<String, String> variables(Map<String, String> dockerfile) {
        Map<String, String> variables = new HashMap<>();
        for (String variable : instruction(dockerfile, "ENV").split(" +", -1)) {
            variables.put(variable.replaceFirst("=.*", ""), variable.replaceFirst("[^=]*=", ""));
        }
        return variables;
    }

    private static List<String> words(Map<String, String> dockerfile, String instruction) throws IOException {
        JsonNode words = new JsonMapper().readTree(instruction(dockerfile, instruction));
        return words.valueStream().map(JsonNode::asText).toList();
    }

    private static String instruction(Map<String, String> dockerfile, String name) {
        return Objects.requireNonNull(dockerfile.get(name), name);
    }

    /** The arguments of the instructions of a Dockerfile; of several with the same name, those of the last. */
    private static Map<String, String> dockerfile(String module) throws IOException {
        Map<String, String> instructions = new HashMap<>();
        Files.readString(ROOT.resolve(module).resolve("packaging/Dockerfile"))
                .replaceAll("\\\\\n *", "")
                .lines()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> instructions.put(line.replaceFirst(" .*", ""), line.replaceFirst("\\S+ ", "")));
        return instructions;
    }
}
