package dev.attachphone.suite.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.program.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Installs the tools in a folder. */
final class InstalledTools {

    static final String SUITE = "this suite";

    private static final Path CONTRACT = Path.of("..", "openapi", "attach-phone-number.yaml")
            .toAbsolutePath()
            .normalize();
    private static final String TOKEN = "YOUR_AUTH_TOKEN";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern XUNIT = Pattern.compile("<testcase name=\"([^\"]*)\"[^>]*?(/?)>");
    private static final Pattern SPECMATIC = Pattern.compile("Scenario: (.*) has (SUCCEEDED|FAILED)");

    /** The part of a Portman configuration that turns on all tests of the contract, and all variations of requests. */
    private static final String PORTMAN_CONFIG = """
            {"version": 1.0, "tests": {
              "contractTests": [
                {"openApiOperation": "*::/*", "statusSuccess": {"enabled": true}},
                {"openApiOperation": "*::/*", "contentType": {"enabled": true}},
                {"openApiOperation": "*::/*", "jsonBody": {"enabled": true}},
                {"openApiOperation": "*::/*", "schemaValidation": {"enabled": true}},
                {"openApiOperation": "*::/*", "headersPresent": {"enabled": true}}],
              "variationTests": [{"openApiOperation": "*::/*", "variations": [{
                "name": "Refused", "openApiResponse": "400",
                "fuzzing": [{"requestBody": [{
                  "requiredFields": {"enabled": true}, "minimumNumberFields": {"enabled": true},
                  "maximumNumberFields": {"enabled": true}, "minLengthFields": {"enabled": true},
                  "maxLengthFields": {"enabled": true}}]}],
                "tests": {"contractTests": [
                  {"statusCode": {"enabled": true, "code": 400}}, {"jsonBody": {"enabled": true}},
                  {"schemaValidation": {"enabled": true}}]}}]}]}}
            """;

    private final Path folder;
    private final List<ComparedTool> tools = new ArrayList<>();
    private final Map<String, String> missing = new LinkedHashMap<>();

    /** Installs what can be installed. */
    InstalledTools(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        // Without this file npm installs in a folder above that has one.
        Files.writeString(folder.resolve("package.json"), "{}");
        suite();
        install("Schemathesis", List.of("schemathesis", "--version"), this::schemathesis);
        npm("Specmatic", "specmatic@2.55.1", this::specmatic);
        npm("Dredd", "dredd@14.1.0", this::dredd);
        npm("Portman", "@apideck/portman@1.33.0", this::portman);
        npm("Respect", "@redocly/cli@2.77.0", this::respect);
    }

    List<ComparedTool> tools() {
        return List.copyOf(tools);
    }

    /** The tools that could not be installed, each with the reason. */
    Map<String, String> missing() {
        return missing;
    }

    private interface Adding {
        void add() throws IOException, InterruptedException;
    }

    private void npm(String name, String version, Adding adding) throws IOException, InterruptedException {
        install(name, List.of("npm", "install", "--silent", "--no-audit", "--no-fund", version), adding);
    }

    private void install(String name, List<String> command, Adding adding) throws IOException, InterruptedException {
        String reason;
        try {
            ProcessResult result = ProcessResult.in(folder, command);
            if (result.exit() == 0) {
                adding.add();
                return;
            }
            reason = result.errors();
        } catch (IOException e) {
            reason = command.get(0) + " cannot be started";
            System.out.println(e.getMessage());
        }
        System.out.println(name + " is not measured: " + reason);
        missing.put(name, reason.lines().findFirst().orElse("no reason given"));
    }

    private void suite() {
        tools.add(new ComparedTool(
                SUITE,
                "`--target foreign --seed 20260124 --fail-fast`: it ends with the first failing check, as none fails on the correct server",
                (server, work) -> PackagedProgram.command(
                        "suite.jar",
                        "--url",
                        server.toString(),
                        "--target",
                        "foreign",
                        "--seed",
                        "20260124",
                        "--fail-fast"),
                (work, result) -> Map.of()));
    }

    private void schemathesis() {
        tools.add(new ComparedTool(
                "Schemathesis",
                "`run`, all checks, `--seed 1`, the credential in the headers `token` and `authorization`",
                (server, work) -> List.of(
                        "schemathesis",
                        "run",
                        CONTRACT.toString(),
                        "--url",
                        server.toString(),
                        "--checks",
                        "all",
                        "--seed",
                        "1",
                        "-H",
                        "token: " + TOKEN,
                        "-H",
                        "authorization: " + TOKEN),
                (work, result) -> Map.of()));
    }

    private void specmatic() {
        tools.add(new ComparedTool(
                "Specmatic 2.55.1",
                "`test` with `SPECMATIC_GENERATIVE_TESTS=true`: the named examples of the contract, and valid and invalid requests derived"
                        + " from them; the credential in the environment variables named like the security schemes",
                (server, work) -> List.of(
                        "env",
                        "SPECMATIC_GENERATIVE_TESTS=true",
                        "token=" + TOKEN,
                        "apiAccessToken=" + TOKEN,
                        "authorization=" + TOKEN,
                        PackagedProgram.command("suite.jar").get(0),
                        "-jar",
                        folder.resolve("node_modules/specmatic/specmatic.jar").toString(),
                        "test",
                        CONTRACT.toString(),
                        "--testBaseURL=" + server),
                (work, result) -> {
                    Map<String, Boolean> passed = new TreeMap<>();
                    Matcher line = SPECMATIC.matcher(result.output());
                    while (line.find()) {
                        passed.merge(line.group(1), line.group(2).equals("SUCCEEDED"), Boolean::logicalAnd);
                    }
                    return passed;
                }));
    }

    private void dredd() {
        tools.add(new ComparedTool(
                "Dredd 14.1.0",
                "the first example of each status; the credential in the headers `token` and `authorization`",
                (server, work) -> List.of(
                        bin("dredd"),
                        CONTRACT.toString(),
                        server.toString(),
                        "--header",
                        "token: " + TOKEN,
                        "--header",
                        "authorization: " + TOKEN,
                        "--reporter=xunit",
                        "--output=result.xml",
                        "--loglevel=error"),
                (work, result) -> {
                    Map<String, Boolean> passed = new TreeMap<>();
                    Path file = work.resolve("result.xml");
                    if (Files.exists(file)) {
                        Matcher test = XUNIT.matcher(Files.readString(file));
                        while (test.find()) {
                            // Several tests have the same name.
                            passed.put(
                                    passed.size() + 1 + " " + test.group(1),
                                    !test.group(2).isEmpty());
                        }
                    }
                    return passed;
                }));
    }

    private void portman() throws IOException, InterruptedException {
        Path config = Files.writeString(folder.resolve("portman.json"), PORTMAN_CONFIG);
        Path conversion = Files.writeString(
                folder.resolve("conversion.json"),
                "{\"requestParametersResolution\": \"Example\", \"exampleParametersResolution\": \"Example\"}");
        Path collection = folder.resolve("collection.json");
        ProcessResult made = ProcessResult.in(
                folder,
                List.of(
                        bin("portman"),
                        "-l",
                        CONTRACT.toString(),
                        "-c",
                        config.toString(),
                        "-s",
                        conversion.toString(),
                        "-o",
                        collection.toString()));
        assertEquals(0, made.exit(), made::toString);
        tools.add(new ComparedTool(
                "Portman 1.33.0",
                "all contract tests, and variations with each kind of fuzzing of the body, which must be answered with 400; requests from the"
                        + " examples of the schemas; Newman runs the collection with the credential as the variable `apiKey`",
                (server, work) -> List.of(
                        bin("newman"),
                        "run",
                        collection.toString(),
                        "--env-var",
                        "baseUrl=" + server,
                        "--env-var",
                        "apiKey=" + TOKEN,
                        "--reporters",
                        "json",
                        "--reporter-json-export",
                        "result.json"),
                (work, result) -> {
                    Map<String, Boolean> passed = new TreeMap<>();
                    JsonNode run =
                            JSON.readTree(work.resolve("result.json").toFile()).path("run");
                    for (JsonNode execution : run.path("executions")) {
                        if (execution.has("requestError")) {
                            passed.put(execution.at("/item/name").asText() + ": is answered", false);
                        }
                        for (JsonNode test : execution.path("assertions")) {
                            passed.merge(
                                    execution.at("/item/name").asText() + ": "
                                            + test.path("assertion").asText(),
                                    !test.has("error"),
                                    Boolean::logicalAnd);
                        }
                    }
                    return passed;
                }));
    }

    private void respect() throws IOException, InterruptedException {
        Files.copy(CONTRACT, folder.resolve("attach-phone-number.yaml"));
        Path workflows = folder.resolve("auto.arazzo.yaml");
        ProcessResult made = ProcessResult.in(
                folder,
                List.of(bin("redocly"), "generate-arazzo", "attach-phone-number.yaml", "-o", workflows.toString()));
        assertEquals(0, made.exit(), made::toString);
        // The generated workflow declares only one of the two inputs that it uses.
        Files.writeString(workflows, Files.readString(workflows).replace("$inputs.apiAccessToken", "$inputs.token"));
        tools.add(new ComparedTool(
                "Respect of Redocly CLI 2.77.0",
                "the workflows of `generate-arazzo`, one for each operation, with the credential as the inputs `token` and `authorization`; one"
                        + " of two inputs of the generated workflow is renamed, because it is not declared there",
                (server, work) -> List.of(
                        bin("redocly"),
                        "respect",
                        workflows.toString(),
                        "--input",
                        "token=" + TOKEN,
                        "--input",
                        "authorization=" + TOKEN,
                        "--server",
                        "attach-phone-number=" + server,
                        "--json-output",
                        "result.json"),
                (work, result) -> {
                    Map<String, Boolean> passed = new TreeMap<>();
                    if (Files.exists(work.resolve("result.json"))) {
                        JsonNode report =
                                JSON.readTree(work.resolve("result.json").toFile());
                        for (JsonNode step : report.findValues("executedSteps").stream()
                                .flatMap(InstalledTools::children)
                                .toList()) {
                            for (JsonNode check : step.path("checks")) {
                                passed.merge(
                                        step.path("stepId").asText() + ": "
                                                + check.path("name").asText(),
                                        check.path("passed").asBoolean(),
                                        Boolean::logicalAnd);
                            }
                        }
                    }
                    return passed;
                }));
    }

    private static Stream<JsonNode> children(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private String bin(String name) {
        return folder.resolve("node_modules/.bin").resolve(name).toString();
    }
}
