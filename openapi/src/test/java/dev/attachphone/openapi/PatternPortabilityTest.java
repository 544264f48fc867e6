package dev.attachphone.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.testing.RequiresPrograms;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every regular expression of the contract is read alike by the languages of its clients.
 *
 * <p>The texts have no line breaks: {@code $} also matches before one at the end in PCRE, Python, .NET and Java, and at each one in
 * Ruby. No regular expression avoids that in all languages.
 */
final class PatternPortabilityTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    // Literals, escaped punctuation, classes of ASCII characters, groups, alternatives and counts, from ^ to $.
    private static final Pattern PORTABLE = Pattern.compile(
            "\\^(?:[A-Za-z0-9_~!-]|\\\\[.+*?(){}|/^$-]|\\[[!-Z_a-~-]+]|\\((?!\\?)|\\)|[|*+?]|\\{[0-9]+(?:,[0-9]*)?})+\\$");

    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "Z",
            "0",
            "x y",
            " ",
            "\t",
            ".",
            "..",
            "...",
            "....",
            ".a",
            "a.",
            "-",
            "_",
            "~",
            "!",
            "a!b",
            "a~",
            "a/b",
            "a\\b",
            "\u007f",
            "\u00a0",
            "\u00e9",
            "\u0661",
            "\u2028",
            "\ud83d\ude00",
            "+",
            "+1",
            "+12",
            "+0123",
            "12",
            "+12a",
            "+918062810341",
            "918062810341",
            "+123456789012345",
            "+1234567890123456",
            "+\u0661\u0662\u0663",
            " +12",
            "+12 ",
            "agent_abc123def456",
            "agent_abc123def45",
            "agent_abc123def4567",
            "agent_ABC123def456",
            "AGENT_abc123def456",
            "agent-abc123def456",
            "2026-01-24T10:30:19Z",
            "a".repeat(64),
            "a".repeat(65));

    static List<JsonNode> patterns() {
        List<JsonNode> schemas = new ArrayList<>();
        Stream.of(Contract.load(), Contract.loadOperations())
                .flatMap(contract -> contract.document().findParents("pattern").stream())
                .filter(schema -> schema.path("pattern").isTextual())
                .forEach(schemas::add);
        return schemas;
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void usesOnlyWhatAllLanguagesReadAlike(JsonNode schema) {
        assertTrue(PORTABLE.matcher(schema.path("pattern").asText()).matches(), schema.toString());
        assertTrue(!schema.has("format"), () -> "a pattern beside a format: " + schema);
    }

    @Test
    void thePatternsOfOneLanguageAloneAreRecognized() {
        List.of("^\\u0020$", "^\\x20$", "^\\p{L}$", "^(?!a)b$", "[^ ]", "^[^ ]$", "^\\d$", "^a", "^\\s$", "^.$")
                .forEach(pattern -> assertTrue(!PORTABLE.matcher(pattern).matches(), pattern));
    }

    @Test
    @Tag("clients")
    @RequiresPrograms("node")
    void javaScriptAcceptsTheSameTextsAsJava(@TempDir Path folder) throws Exception {
        assertAcceptsTheSameTexts(List.of("node", "match.js"), folder);
    }

    @Test
    @Tag("clients")
    @RequiresPrograms("php")
    void phpAcceptsTheSameTextsAsJava(@TempDir Path folder) throws Exception {
        assertAcceptsTheSameTexts(List.of("php", "match.php"), folder);
    }

    @Test
    @Tag("clients")
    @RequiresPrograms("ruby")
    void rubyAcceptsTheSameTextsAsJava(@TempDir Path folder) throws Exception {
        assertAcceptsTheSameTexts(List.of("ruby", "match.rb"), folder);
    }

    @Test
    @Tag("clients")
    @RequiresPrograms("python3")
    void pythonAcceptsTheSameTextsAsJava(@TempDir Path folder) throws Exception {
        assertAcceptsTheSameTexts(List.of("python3", "match.py"), folder);
    }

    @Test
    @Tag("clients")
    @RequiresPrograms("go")
    void goAcceptsTheSameTextsAsJava(@TempDir Path folder) throws Exception {
        assertAcceptsTheSameTexts(List.of("go", "run", "match.go"), folder);
    }

    private static void assertAcceptsTheSameTexts(List<String> command, Path folder) throws Exception {
        ObjectNode cases = MAPPER.createObjectNode();
        ArrayNode patterns = cases.putArray("patterns");
        patterns().forEach(schema -> patterns.add(schema.path("pattern")));
        ArrayNode texts = cases.putArray("texts");
        TEXTS.forEach(texts::add);

        assertEquals(inJava(patterns), MAPPER.readTree(run(command, cases.toString(), folder)));
    }

    private static JsonNode inJava(ArrayNode patterns) {
        ArrayNode results = MAPPER.createArrayNode();
        patterns.forEach(pattern -> {
            ArrayNode row = results.addArray();
            TEXTS.forEach(text ->
                    row.add(JavaPatterns.compile(pattern.asText()).matcher(text).find()));
        });
        return results;
    }

    private static String run(List<String> command, String input, Path folder)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(new File("src/test/resources/patterns"))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        // Go needs a place for its build cache, also where there is no home folder.
        builder.environment().put("GOCACHE", folder.toString());
        Process process = builder.start();
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write(input);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), command + ": " + output);
        return output;
    }
}
