package dev.attachphone.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestSchemaTest {

    private final JsonNode properties =
            Contract.load().operation("attachPhoneNumber").requestSchema().path("properties");
    private final Pattern number =
            Pattern.compile(properties.at("/numbers/items/pattern").asText());
    private final TextCondition text =
            TextCondition.of(properties.path("agent_id")).orElseThrow();

    @Test
    void blankIsExactlyUnicodeWhiteSpace() {
        Pattern whiteSpace = Pattern.compile("\\s", Pattern.UNICODE_CHARACTER_CLASS);
        List<String> differences = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .mapToObj(Character::toString)
                .filter(character ->
                        text.isMetBy(character) == whiteSpace.matcher(character).matches())
                .toList();

        assertEquals(List.of(), differences);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+918062810341", "+12", "+123456789012345", "+442012345678", "+971501234567"})
    void acceptsE164Numbers(String good) {
        assertTrue(number.matcher(good).matches(), good);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "918062810341",
                "(918) 062-810341",
                "+91 8062 810341",
                "+1",
                "+1234567890123456",
                "+0123",
                "+15\n",
                "+١٢٣",
                ""
            })
    void rejectsOtherNumbers(String bad) {
        assertEquals(false, number.matcher(bad).matches(), bad);
    }

    @Test
    void theDemoWorldUsesOnlyProvidersOfTheContract() {
        DemoWorld world = DemoWorld.load();
        List<String> providers = properties
                .at("/provider/enum")
                .valueStream()
                .map(JsonNode::asText)
                .toList();

        assertEquals(providers, world.accounts().get(0).providers());
        for (DemoWorld.DemoAccount demoAccount : world.accounts()) {
            assertTrue(providers.containsAll(demoAccount.providers()), demoAccount.name());
            assertEquals(false, demoAccount.agents().contains(world.unknownAgent()));
        }
    }
}
