package dev.attachphone.server.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.server.attach.AttachOutcome.Refused;
import dev.attachphone.server.attach.RequestChecks.Values;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RequestChecksTest {

    private static final List<String> PRECEDENCE = List.of(
            "agent-id-required", "provider-required", "numbers-required", "invalid-provider", "invalid-phone-number");

    private final RequestRules rules =
            new RequestRules(Pattern.compile("\\S"), Pattern.compile("^\\+[1-9][0-9]{1,14}$"), Set.of("san", "twilio"));
    private final RequestChecks checks = new RequestChecks(rules, PRECEDENCE);

    @Test
    void takesAGoodRequest() {
        assertEquals(
                new AttachCommand("a", "san", List.of("+15", "+16")),
                checks.check(new Values("a", "san", List.of("+15", "+16"))));
    }

    @Test
    void countsANumberOnceInTheOrderOfItsFirstAppearance() {
        assertEquals(
                new AttachCommand("a", "san", List.of("+16", "+15")),
                checks.check(new Values("a", "san", List.of("+16", "+15", "+16"))));
    }

    @Test
    void namesTheFirstFaultOfThePrecedence() {
        assertRefused(RefusalReason.AGENT_ID_REQUIRED, new Values(" ", null, null));
        assertRefused(RefusalReason.PROVIDER_REQUIRED, new Values("a", "", null));
        assertRefused(RefusalReason.NUMBERS_REQUIRED, new Values("a", "Twilio", List.of()));
        assertRefused(RefusalReason.INVALID_PROVIDER, new Values("a", "Twilio", List.of("15")));
        assertRefused(RefusalReason.INVALID_PHONE_NUMBER, new Values("a", "twilio", List.of("+15", "15")));
    }

    @Test
    void followsThePrecedenceThatItIsGiven() {
        List<String> otherWayRound = List.of(
                "invalid-phone-number",
                "invalid-provider",
                "numbers-required",
                "provider-required",
                "agent-id-required");
        RequestChecks reversed = new RequestChecks(rules, otherWayRound);

        assertEquals(new Refused(RefusalReason.INVALID_PROVIDER), reversed.check(new Values(" ", "x", List.of("+15"))));
    }

    @Test
    void rejectsNumberWithNewlineAtItsEnd() {
        assertRefused(RefusalReason.INVALID_PHONE_NUMBER, new Values("a", "san", List.of("+15\n")));
    }

    @Test
    void rejectsElementThatIsNoText() {
        List<@Nullable String> numbers = new java.util.ArrayList<>();
        numbers.add(null);
        assertRefused(RefusalReason.INVALID_PHONE_NUMBER, new Values("a", "san", numbers));
    }

    private void assertRefused(RefusalReason reason, Values values) {
        assertEquals(new Refused(reason), checks.check(values));
    }
}
