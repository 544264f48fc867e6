package dev.attachphone.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Follows the recipe of CONTRIBUTING.md for a documented answer; the other modules have a test for their steps. */
final class AddedAnswerTest {

    private static final String HEADING = "## How to add a documented answer";

    @Test
    void theRecipeAddsAValidAnswer() throws IOException {
        String recipe = Files.readString(Path.of("..", "CONTRIBUTING.md")).split(HEADING + "\n", 2)[1];
        ObjectNode document = Contract.load().document().deepCopy();
        new YAMLMapper().readerForUpdating(document).readValue(recipe.split("```yaml\n|```\n", 3)[1]);

        Operation attach = Contract.of(document).operation("attachPhoneNumber");
        NamedAnswer added = attach.answer("number-not-owned");

        assertEquals(403, added.status());
        assertTrue(attach.precedence().contains(added.name()));
        assertEquals(
                Set.of(),
                SchemaValidator.violations(
                        Objects.requireNonNull(attach.responseSchemas().get("403")), added.body()));
        assertEquals(
                Set.of(),
                SchemaValidator.violations(
                        attach.requestSchema(),
                        Objects.requireNonNull(attach.requestExamples().get(added.name()))));
        Set<String> expected = new HashSet<>(
                Contract.load().operation("attachPhoneNumber").answers().keySet());
        expected.add(added.name());
        assertEquals(expected, attach.answers().keySet());
    }
}
