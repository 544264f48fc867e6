package dev.attachphone.testing;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.attachphone.openapi.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The recipe of CONTRIBUTING.md for a documented answer.
 *
 * @param text the text of the recipe
 * @param contract the public contract with the answer that the recipe adds
 */
public record AddedAnswerRecipe(String text, Contract contract) {

    private static final String HEADING = "## How to add a documented answer";

    /** Reads the recipe, and applies its YAML to the contract. */
    public static AddedAnswerRecipe read() throws IOException {
        String text = Files.readString(Path.of("..", "CONTRIBUTING.md")).split(HEADING + "\n", 2)[1];
        ObjectNode document = Contract.load().document().deepCopy();
        new YAMLMapper().readerForUpdating(document).readValue(text.split("```yaml\n|```\n", 3)[1]);
        return new AddedAnswerRecipe(text, Contract.of(document));
    }

    /** Skips the test if the contract has the answer of the recipe already, for example while the recipe is being followed. */
    public void assumeNotFollowed() {
        assumeFalse(
                Contract.load().operation("attachPhoneNumber").answers().containsKey("number-not-owned"),
                "the contract has the answer of the recipe already");
    }
}
