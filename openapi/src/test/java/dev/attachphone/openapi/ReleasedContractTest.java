package dev.attachphone.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openapitools.openapidiff.core.OpenApiCompare;

/**
 * Compares each contract with its latest released version, a file in {@code released/}. A change needs a higher version and a line in the
 * changelog; a change that breaks clients needs a higher major version.
 */
final class ReleasedContractTest {

    private static final YAMLMapper YAML = new YAMLMapper();

    private static final Path RELEASED = Path.of("released");

    @ParameterizedTest
    @CsvSource({"attach-phone-number, ''", "operations, operations-"})
    void aChangeOfTheContractHasAVersionAndALineInTheChangelog(String contract, String prefix) throws IOException {
        JsonNode current = YAML.readTree(Path.of(contract + ".yaml").toFile());
        JsonNode released = YAML.readTree(latest(prefix).toFile());

        assertEquals(List.of(), problems(released, current, changelogLine(contract, current)));
    }

    @Test
    void aChangedDescriptionNeedsAVersion() throws IOException {
        ObjectNode changed = released();
        changed.withObject("/info").put("description", "Another one");

        assertEquals(
                List.of("the contract has changed since 1.0.0, but its version has not"),
                problems(released(), changed, true));
    }

    @Test
    void aNewVersionNeedsALineInTheChangelog() throws IOException {
        ObjectNode changed = withVersion("1.0.1");

        assertEquals(List.of("CHANGELOG.md has no line about version 1.0.1"), problems(released(), changed, false));
        assertEquals(List.of(), problems(released(), changed, true));
    }

    @Test
    void aNewRequiredFieldOfARequestNeedsAMajorVersion() throws IOException {
        ObjectNode changed = withVersion("1.1.0");
        changed.withObject("/components/schemas/AttachPhoneNumberRequest")
                .withArray("required")
                .add("purpose");
        changed.withObject("/components/schemas/AttachPhoneNumberRequest/properties/purpose")
                .put("type", "string");

        assertEquals(
                List.of("the change since 1.0.0 breaks clients, but the major version of 1.1.0 is the same"),
                problems(released(), changed, true));
        changed.withObject("/info").put("version", "2.0.0");
        assertEquals(List.of(), problems(released(), changed, true));
    }

    @Test
    void aFieldThatIsMissingInAResponseNeedsAMajorVersion() throws IOException {
        ObjectNode changed = withVersion("1.1.0");
        changed.withObject("/components/schemas/Attachment/properties").remove("status");

        assertEquals(
                List.of("the change since 1.0.0 breaks clients, but the major version of 1.1.0 is the same"),
                problems(released(), changed, true));
    }

    @Test
    void theProjectHasTheVersionOfItsContracts() throws IOException {
        Matcher project =
                Pattern.compile("(?m)^  <version>(.*)</version>$").matcher(Files.readString(Path.of("../pom.xml")));

        assertEquals(true, project.find());
        assertEquals(project.group(1), version(Contract.load().document()));
        assertEquals(project.group(1), version(Contract.loadOperations().document()));
    }

    private static List<String> problems(JsonNode released, JsonNode current, boolean inChangelog) {
        String before = version(released);
        String after = version(current);
        List<String> problems = new ArrayList<>();
        if (!after.equals(before) && !inChangelog) {
            problems.add("CHANGELOG.md has no line about version " + after);
        }
        if (after.equals(before) && !current.equals(released)) {
            problems.add("the contract has changed since " + before + ", but its version has not");
        } else if (major(after) == major(before) && isIncompatible(released, current)) {
            problems.add("the change since " + before + " breaks clients, but the major version of " + after
                    + " is the same");
        }
        return problems;
    }

    private static boolean isIncompatible(JsonNode released, JsonNode current) {
        return OpenApiCompare.fromContents(released.toString(), current.toString())
                .isIncompatible();
    }

    private static boolean changelogLine(String contract, JsonNode current) throws IOException {
        return Files.readString(Path.of("../CHANGELOG.md")).contains("`" + contract + ".yaml` " + version(current));
    }

    private static ObjectNode released() throws IOException {
        return (ObjectNode) YAML.readTree(RELEASED.resolve("1.0.0.yaml").toFile());
    }

    private static ObjectNode withVersion(String version) throws IOException {
        ObjectNode changed = released();
        changed.withObject("/info").put("version", version);
        return changed;
    }

    private static Path latest(String prefix) throws IOException {
        Pattern name = Pattern.compile(Pattern.quote(prefix) + "[0-9]+\\.[0-9]+\\.[0-9]+\\.yaml");
        try (Stream<Path> files = Files.list(RELEASED)) {
            return files.filter(
                            file -> name.matcher(file.getFileName().toString()).matches())
                    .max((one, other) -> Arrays.compare(numbers(one), numbers(other)))
                    .orElseThrow();
        }
    }

    private static int[] numbers(Path file) {
        return Pattern.compile("[0-9]+")
                .matcher(file.getFileName().toString())
                .results()
                .mapToInt(number -> Integer.parseInt(number.group()))
                .toArray();
    }

    private static String version(JsonNode contract) {
        return contract.at("/info/version").asText();
    }

    private static int major(String version) {
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }
}
