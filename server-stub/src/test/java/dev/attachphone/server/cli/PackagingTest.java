package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the packaging files against the options and the behaviour of the server. */
final class PackagingTest {

    /** The longest time that the server takes after --drain and --stop-timeout. */
    private static final int CLOSE_SECONDS = 10;

    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");
    private static final Pattern VARIABLE = Pattern.compile("\\b(ATTACH_[A-Z_]+|PG[A-Z]+)\\b");

    @ParameterizedTest
    @ValueSource(
            strings = {"attach-phone-number.service", "Dockerfile", "kubernetes.yaml", "compose.yaml", "environment"})
    void everyOptionAndVariableExists(String file) throws IOException {
        // That of the variables consists of examples in comments.
        String text = file.equals("environment")
                ? Files.readString(DashboardMetrics.PACKAGING.resolve(file))
                : withoutComments(file);
        String help = help();

        Set<String> unknown = new TreeSet<>();
        Stream.of(OPTION, VARIABLE)
                .flatMap(pattern -> pattern.matcher(text).results())
                .map(found -> found.group())
                .filter(word -> !Pattern.compile(Pattern.quote(word) + "(?![\\w-])")
                        .matcher(help)
                        .find())
                // Options of useradd in the Dockerfile.
                .filter(word -> !Set.of("--system", "--uid", "--home-dir", "--create-home")
                        .contains(word))
                .forEach(unknown::add);
        assertEquals(Set.of(), unknown);
    }

    @Test
    void theFirstLineTellsWhatWasRun() throws IOException {
        try (Stream<Path> files = Files.list(DashboardMetrics.PACKAGING)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String opening = Files.readString(file).lines().limit(2).collect(Collectors.joining());
                assertTrue(
                        Pattern.compile("^(# |\\{\\s*\"__comment\": \")(Not (run|built)|Tested)\\b")
                                .matcher(opening)
                                .find(),
                        file + ": " + opening);
            }
        }
    }

    @Test
    void kubernetesWaitsForTheShutdownAndProbesTheHealthEndpoints() throws IOException {
        JsonNode pod = documents("kubernetes.yaml").get(0).at("/spec/template/spec");
        JsonNode container = pod.at("/containers/0");
        List<String> arguments =
                container.path("args").valueStream().map(JsonNode::asText).toList();

        assertTrue(pod.path("terminationGracePeriodSeconds").asInt() > seconds(String.join(" ", arguments)));
        assertEquals("/health/live", container.at("/livenessProbe/httpGet/path").asText());
        assertEquals(
                "/health/ready", container.at("/readinessProbe/httpGet/path").asText());
        assertEquals("serve", arguments.get(0));
    }

    @Test
    void systemdWaitsForTheShutdown() throws IOException {
        String unit = withoutComments("attach-phone-number.service");

        assertTrue(number(unit, "TimeoutStopSec=") > seconds(unit));
        assertEquals(143, number(unit, "SuccessExitStatus="));
    }

    @Test
    void systemdLimitsTheMemoryOfJava() throws IOException {
        String unit = withoutComments("attach-phone-number.service");

        assertTrue(unit.contains("MemoryMax=") && unit.contains("-XX:MaxRAMPercentage="));
        assertFalse(unit.contains("ProcSubset="), "Java reads its limits from /proc/cgroups");
    }

    /** Kubernetes starts the command of the image. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "server-stub/packaging/Dockerfile",
                "server-stub/packaging/attach-phone-number.service",
                "run",
                "run.cmd"
            })
    void outOfMemoryErrorEndsTheProcess(String file) throws IOException {
        Path root = DashboardMetrics.PACKAGING.resolve("../..");

        assertTrue(Files.readString(root.resolve(file)).contains("-XX:+ExitOnOutOfMemoryError"));
        assertFalse(withoutComments("kubernetes.yaml").contains("command:"));
    }

    @Test
    void theImageListensOnThePublishedPorts() throws IOException {
        String image = withoutComments("Dockerfile");

        assertTrue(image.contains("EXPOSE 8080 8081"));
        assertTrue(image.contains(" ATTACH_HOST=0.0.0.0 "), "8080");
        assertTrue(image.contains(" ATTACH_OPERATIONS_HOST=0.0.0.0 "), "8081");
    }

    private static int seconds(String commandLine) {
        return number(commandLine, "--drain ") + number(commandLine, "--stop-timeout ") + CLOSE_SECONDS;
    }

    private static int number(String text, String before) {
        return Pattern.compile(Pattern.quote(before) + "(\\d+)")
                .matcher(text)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(before));
    }

    private static List<JsonNode> documents(String file) throws IOException {
        YAMLFactory yaml = new YAMLFactory();
        return new ObjectMapper(yaml)
                .readerFor(JsonNode.class)
                .<JsonNode>readValues(DashboardMetrics.PACKAGING.resolve(file).toFile())
                .readAll();
    }

    private static String withoutComments(String file) throws IOException {
        return Files.readString(DashboardMetrics.PACKAGING.resolve(file))
                .lines()
                .filter(line -> !line.strip().startsWith("#"))
                .collect(Collectors.joining("\n"));
    }

    private static String help() {
        StringWriter help = new StringWriter();
        assertEquals(0, ServerCommandLine.create().setOut(new PrintWriter(help)).execute("serve", "--help"));
        return help.toString();
    }
}
