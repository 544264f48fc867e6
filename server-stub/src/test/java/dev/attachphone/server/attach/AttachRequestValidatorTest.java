package dev.attachphone.server.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.TextCondition;
import dev.attachphone.server.attach.AttachOutcome.Attached;
import dev.attachphone.server.attach.AttachOutcome.Refused;
import dev.attachphone.server.attach.AttachRequestValidator.RequestValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AttachRequestValidatorTest {

    private static final Contract CONTRACT = Contract.load();
    private static final RequestConstraints CONSTRAINTS = new RequestConstraints(
            TextCondition.NOT_BLANK::isMetBy,
            CONTRACT.phoneNumberPattern(),
            CONTRACT.maxNumbers(),
            CONTRACT.providers());
    private static final List<String> PRECEDENCE =
            CONTRACT.operation("attachPhoneNumber").precedence();

    private final AttachRequestValidator validator = new AttachRequestValidator(CONSTRAINTS, PRECEDENCE);

    @Test
    void validRequestIsPassedOnAsACommand() {
        AttachCommand command = new AttachCommand("a", "san", List.of("+15", "+16"));

        assertEquals(attached(command), validate(validator, new RequestValues("a", "san", List.of("+15", "+16"))));
    }

    @Test
    void duplicateNumbersCollapseToTheirFirstAppearance() {
        AttachCommand command = new AttachCommand("a", "san", List.of("+16", "+15"));

        assertEquals(
                attached(command), validate(validator, new RequestValues("a", "san", List.of("+16", "+15", "+16"))));
    }

    @Test
    void firstFailingCheckOfThePrecedenceDecides() {
        assertRefused(RefusalReason.AGENT_ID_REQUIRED, new RequestValues(" ", null, null));
        assertRefused(RefusalReason.PROVIDER_REQUIRED, new RequestValues("a", "", null));
        assertRefused(RefusalReason.NUMBERS_REQUIRED, new RequestValues("a", "Twilio", List.of()));
        assertRefused(RefusalReason.INVALID_PROVIDER, new RequestValues("a", "Twilio", List.of("15")));
        assertRefused(RefusalReason.INVALID_PHONE_NUMBER, new RequestValues("a", "twilio", List.of("+15", "15")));
    }

    @Test
    void checksAreExecutedInTheOrderOfThePrecedence() {
        List<String> reversedPrecedence = new ArrayList<>(PRECEDENCE);
        Collections.reverse(reversedPrecedence);
        AttachRequestValidator reversed = new AttachRequestValidator(CONSTRAINTS, reversedPrecedence);

        assertEquals(
                new Refused(RefusalReason.INVALID_PROVIDER),
                validate(reversed, new RequestValues(" ", "x", List.of("+15"))));
    }

    @Test
    void numberWithTrailingNewlineIsInvalid() {
        assertRefused(RefusalReason.INVALID_PHONE_NUMBER, new RequestValues("a", "san", List.of("+15\n")));
    }

    @Test
    void elementOfAnotherTypeIsAnInvalidNumber() {
        assertRefused(
                RefusalReason.INVALID_PHONE_NUMBER,
                new RequestValues("a", "san", Collections.<@Nullable String>singletonList(null)));
    }

    private void assertRefused(RefusalReason reason, RequestValues values) {
        assertEquals(new Refused(reason), validate(validator, values));
    }

    private static AttachOutcome validate(AttachRequestValidator validator, RequestValues values) {
        return validator.validate(values, Function.identity(), AttachRequestValidatorTest::attached);
    }

    private static AttachOutcome attached(AttachCommand command) {
        return new Attached(command, Instant.EPOCH, AttachmentStatus.ACTIVE);
    }
}
