package dev.attachphone.sandbox.stubs;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.attachphone.openapi.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Follows the recipe of CONTRIBUTING.md for a documented answer. */
final class SandboxAddedAnswerTest {

    private static final String HEADING = "## How to add a documented answer";

    @Test
    void theSandboxReportsTheAnswerThatTheRecipeAddsAsTheRecipeSays() throws IOException {
        String recipe = Files.readString(Path.of("..", "CONTRIBUTING.md")).split(HEADING + "\n", 2)[1];
        assumeFalse(
                Contract.load().operation("attachPhoneNumber").answers().containsKey("number-not-owned"),
                "the contract has the answer of the recipe already");
        ObjectNode document = Contract.load().document().deepCopy();
        new YAMLMapper().readerForUpdating(document).readValue(recipe.split("```yaml\n|```\n", 3)[1]);

        String message = StubCatalogue.missingAnswers(Contract.of(document)).orElse("nothing is missing");

        assertTrue(recipe.contains(message), () -> "CONTRIBUTING.md does not contain:\n" + message);
    }
}
