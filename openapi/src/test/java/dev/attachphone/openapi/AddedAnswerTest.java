package dev.attachphone.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.testing.AddedAnswerRecipe;
import java.io.IOException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Follows the recipe of CONTRIBUTING.md for a documented answer; the other modules have a test for their steps. */
final class AddedAnswerTest {

    @Test
    void theRecipeAddsAValidAnswer() throws IOException {
        Operation attach = AddedAnswerRecipe.read().contract().operation("attachPhoneNumber");
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
