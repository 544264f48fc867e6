package dev.attachphone.server.http.jaxrs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.testing.AddedAnswerRecipe;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Follows the recipe of CONTRIBUTING.md for a documented answer. */
final class ServerAddedAnswerTest {

    @Test
    void theServerReportsTheAnswerThatTheRecipeAddsAsTheRecipeSays() throws IOException {
        AddedAnswerRecipe recipe = AddedAnswerRecipe.read();
        recipe.assumeNotFollowed();

        String message = MissingAnswersCheck.missingAnswers(recipe.contract()).orElse("nothing is missing");

        assertTrue(recipe.text().contains(message), () -> "CONTRIBUTING.md does not contain:\n" + message);
    }
}
