package dev.attachphone.suite.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.program.process.ProcessResult;
import dev.attachphone.testing.RequiresPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Reads both contracts with the npm packages that partners use: generators of types, linters and Postman. */
@Tag("integration")
@Tag("clients")
@RequiresPrograms({"node", "npm"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractToolsIT {

    private static final Path CONTRACTS =
            Path.of("..", "openapi").toAbsolutePath().normalize();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Path folder;

    @BeforeAll
    void installPackages() throws IOException, InterruptedException {
        folder = NodePackages.installed("contract-tools");
        Files.copy(
                Path.of("src", "test", "contract-tools", "tsconfig.json"),
                folder.resolve("tsconfig.json"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void generatedTypesCompile() throws Exception {
        for (String contract : List.of("attach-phone-number", "operations")) {
            String file = contractFile(contract);
            run("openapi-typescript", file, "-o", "openapi-typescript/" + contract + ".d.ts");
            run("orval", "--client", "fetch", "--input", file, "--output", "orval/" + contract + ".ts");
            run("openapi-ts", "-i", file, "-o", "hey-api/" + contract);
        }
        assertEquals("", run("tsc", "--project", "tsconfig.json").output());
    }

    @Test
    void redoclyReportsNothing() throws Exception {
        ProcessResult result = run(
                "redocly",
                "lint",
                "--format=json",
                "--config",
                CONTRACTS.resolve("redocly.yaml").toString());
        JsonNode report = JSON.readTree(result.output());
        assertEquals("[]", report.path("problems").toString());

        int excused = 0;
        for (JsonNode pointers : YAML.readTree(
                        CONTRACTS.resolve(".redocly.lint-ignore.yaml").toFile())
                .findValues("no-invalid-media-type-examples")) {
            excused += pointers.size();
        }
        assertEquals(excused, report.path("totals").path("ignored").asInt(), "every excused example is invalid");
    }

    @Test
    void spectralReportsNothing() throws Exception {
        assertEquals("[]", spectral(CONTRACTS.resolve(".spectral.yaml")).toString());
    }

    @Test
    void everyExampleThatSpectralExcusesIsInvalid(@TempDir Path rules) throws Exception {
        Path stock = Files.writeString(rules.resolve("spectral.yaml"), "extends: ['spectral:oas']");
        Set<String> invalid = new TreeSet<>();
        for (JsonNode finding : spectral(stock)) {
            StringBuilder pointer = new StringBuilder("attach-phone-number.yaml#");
            for (JsonNode step : finding.path("path")) {
                pointer.append('/').append(step.asText().replace("/", "~1"));
            }
            invalid.add(pointer.toString().replaceFirst("/value(/.*)?$", ""));
        }
        Set<String> excused = new TreeSet<>();
        JsonNode overrides =
                YAML.readTree(CONTRACTS.resolve(".spectral.yaml").toFile()).path("overrides");
        overrides.path(0).path("files").forEach(file -> excused.add(file.asText()));
        assertEquals(invalid, excused);
    }

    @Test
    void theFirstRequestOfThePostmanCollectionSucceeds(@TempDir Path sandboxFolder) throws Exception {
        run(
                "openapi2postmanv2",
                "-s",
                contractFile("attach-phone-number"),
                "-o",
                "collection.json",
                "-O",
                "parametersResolution=Example");
        try (PackagedProgram sandbox = PackagedProgram.sandbox(sandboxFolder)) {
            run(
                    "newman",
                    "run",
                    "collection.json",
                    "--env-var",
                    "baseUrl=" + sandbox.url(),
                    "--env-var",
                    "apiKey=YOUR_AUTH_TOKEN",
                    "--reporters",
                    "json",
                    "--reporter-json-export",
                    "newman.json");
        }
        JsonNode first = JSON.readTree(folder.resolve("newman.json").toFile())
                .path("run")
                .path("executions")
                .path(0);
        assertEquals(200, first.path("response").path("code").asInt(), first::toPrettyString);
    }

    private JsonNode spectral(Path rules) throws IOException, InterruptedException {
        List<String> words = program("spectral");
        words.addAll(List.of("lint", "--quiet", "--format", "json", "--fail-severity", "hint", "--ruleset"));
        words.addAll(List.of(rules.toString(), contractFile("attach-phone-number"), contractFile("operations")));
        return JSON.readTree(ProcessResult.in(folder, words).output());
    }

    private ProcessResult run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> words = program(program);
        words.addAll(List.of(arguments));
        ProcessResult result = ProcessResult.in(folder, words);
        assertEquals(0, result.exit(), () -> program + ": " + result);
        return result;
    }

    private static List<String> program(String name) {
        return new ArrayList<>(List.of("node_modules/.bin/" + name));
    }

    private static String contractFile(String contract) {
        return CONTRACTS.resolve(contract + ".yaml").toString();
    }
}
