package dev.attachphone.server.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.server.attach.AttachOutcome.Refused;
import dev.attachphone.server.attach.AttachRequestValidator.RequestValues;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AttachRequestValidatorTest {

    private static final List<String> PRECEDENCE = List.of(
            "agent-id-required", "provider-required", "numbers-required", "invalid-provider", "invalid-phone-number");

    private final RequestConstraints rules = new RequestConstraints(
            Pattern.compile("\\S"), Pattern.compile("^\\+[1-9][0-9]{1,14}$"), Set.of("san", "twilio"));
    private final AttachRequestValidator checks = new AttachRequestValidator(rules, PRECEDENCE);

    @Test
    void takesAGoodRequest() {
        assertEquals(
                new AttachCommand("a", "san", List.of("+15", "+16")),
                checks.validate(new RequestValues("a", "san", List.of("+15", "+16"))));
    }

    @Test
    void countsANumberOnceInTheOrderOfItsFirstAppearance() {
        assertEquals(
                new AttachCommand("a", "san", List.of("+16", "+15")),
                checks.validate(new RequestValues("a", "san", List.of("+16", "+15", "+16"))));
    }

    @Test
    void namesTheFirstFaultOfThePrecedence() {
        assertRefused(RefusalReason.AGENT_ID_REQUIRED, new RequestValues(" ", null, null));
        assertRefused(RefusalReason.PROVIDER_REQUIRED, new RequestValues("a", "", null));
        assertRefused(RefusalReason.NUMBERS_REQUIRED, new RequestValues("a", "Twilio", List.of()));
        assertRefused(RefusalReason.INVALID_PROVIDER, new RequestValues("a", "Twilio", List.of("15")));
        assertRefused(RefusalReason.INVALID_PHONE_NUMBER, new RequestValues("a", "twilio", List.of("+15", "15")));
    }

    @Test
    void followsThePrecedenceThatItIsGiven() {
        List<String> otherWayRound = List.of(
                "invalid-phone-number",
                "invalid-provider",
                "numbers-required",
                "provider-required",
                "agent-id-required");
        AttachRequestValidator reversed = new AttachRequestValidator(rules, otherWayRound);

        assertEquals(
                new Refused(RefusalReason.INVALID_PROVIDER),
                reversed.validate(new RequestValues(" ", "x", List.of("+15"))));
    }

    @Test
    void rejectsNumberWithNewlineAtItsEnd() {
        assertRefused(RefusalReason.INVALID_PHONE_NUMBER, new RequestValues("a", "san", List.of("+15\n")));
    }

    @Test
    void rejectsElementThatIsNoText() {
        List<@Nullable String> numbers = new java.util.ArrayList<>();
        numbers.add(null);
        assertRefused(RefusalReason.INVALID_PHONE_NUMBER, new RequestValues("a", "san", numbers));
    }

    private void assertRefused(RefusalReason reason, RequestValues requestValues) {
        assertEquals(new Refused(reason), checks.validate(requestValues));
    }
}
