package dev.attachphone.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ContractLimitsTest {

    private final Contract contract = Contract.load();
    private final JsonNode document = contract.document();
    private final ContractLimits limits = contract.limits();

    @Test
    void theDescriptionsOfTheAnswersStateTheSameLimits() {
        Operation attach = contract.operation("attachPhoneNumber");

        assertContains(
                condition(attach, "body-too-large"), String.format(Locale.ROOT, "%,d bytes", limits.maxBodyBytes()));
        assertContains(condition(attach, "malformed-body"), "deeper than " + limits.maxBodyDepth());
    }

    @Test
    void aCredentialHasUpTo512VisibleAsciiCharacters() {
        assertTrue(limits.credential().allows("x".repeat(512)));
        assertFalse(limits.credential().allows("x".repeat(513)));
        assertFalse(limits.credential().allows(""));
        IntStream.rangeClosed(0, 0x2000)
                .forEach(character -> assertEquals(
                        character >= 0x21 && character <= 0x7e,
                        limits.credential().allows(Character.toString(character)),
                        () -> "character " + character));
        assertFalse(limits.credential().allows("x\n"));
    }

    @Test
    void aMissingLimitIsReportedByItsPlace() {
        ObjectNode broken = document.deepCopy();
        broken.withObject("/x-limits/body").remove("maxBytes");

        InvalidContractException e = assertThrows(InvalidContractException.class, () -> Contract.of(broken));
        assertEquals("#/x-limits/body/maxBytes must be a whole number above 0", e.getMessage());
    }

    @Test
    void generatedAgentIdsMatchTheirPatternAndUseTheWholeAlphabet() {
        AgentIdFormat format = contract.agentIdFormat();
        String pattern =
                document.at("/components/schemas/Agent/properties/id/pattern").asText();
        Random random = new Random(1);

        for (int i = 0; i < 1_000; i++) {
            assertTrue(JavaPatterns.compile(pattern)
                    .matcher(format.generate(random))
                    .matches());
        }
        IntStream.range(0, 0x80)
                .mapToObj(Character::toString)
                .forEach(character -> assertEquals(
                        format.alphabet().contains(character),
                        JavaPatterns.compile(pattern)
                                .matcher(format.prefix() + character.repeat(format.length()))
                                .matches(),
                        character));
    }

    @Test
    void anOptionalSchemeInFrontOfACredentialIsRemoved() {
        CredentialHeader header = scheme("authorization");

        assertEquals("abc", header.credentialIn("Bearer abc").orElseThrow());
        assertEquals("abc", header.credentialIn("bEaReR   abc ").orElseThrow());
        assertEquals("abc", header.credentialIn("abc").orElseThrow());
        assertEquals("Bearerabc", header.credentialIn("Bearerabc").orElseThrow());
        assertEquals("Basic abc", header.credentialIn("Basic abc").orElseThrow());
        assertEquals("Bearer abc", scheme("token").credentialIn("Bearer abc").orElseThrow());
    }

    @Test
    void aValueWithoutARequiredSchemeCarriesNoCredential() {
        CredentialHeader header = CredentialHeader.of(
                JsonNodeFactory.instance.objectNode().put("type", "http").put("scheme", "bearer"));

        assertEquals("authorization", header.name());
        assertEquals("abc", header.credentialIn("Bearer abc").orElseThrow());
        assertTrue(header.credentialIn("abc").isEmpty());
    }

    private CredentialHeader scheme(String name) {
        return CredentialHeader.of(
                document.path("components").path("securitySchemes").path(name));
    }

    private static String condition(Operation operation, String answer) {
        return operation.answer(answer).condition();
    }

    private static void assertContains(String text, String part) {
        assertTrue(text.contains(part), () -> "'" + text + "' does not contain '" + part + "'");
    }
}
