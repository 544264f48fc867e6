package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.server.attach.AttachOutcome.AlreadyAttached;
import dev.attachphone.server.attach.AttachOutcome.Refused;
import dev.attachphone.server.attach.RefusalReason;
import org.junit.jupiter.api.Test;

/** Requests that are refused. */
interface AttachRefusalTestCases {

    AttachFixture fixture();

    @Test
    default void numberOfAnotherAgentOfTheAccountIsAlreadyAttached() {
        fixture().attach("a", "san", "+15");

        assertEquals(new AlreadyAttached("a", "+15"), fixture().attach("b", "san", "+14", "+15"));
    }

    @Test
    default void numberOfTheSameAgentUnderAnotherProviderIsAlreadyAttached() {
        fixture().attach("a", "san", "+15");

        assertEquals(new AlreadyAttached("a", "+15"), fixture().attach("a", "twilio", "+15"));
    }

    @Test
    default void numberOfAnotherAccountIsRefusedWithoutItsHolder() {
        fixture().attach("a", "san", "+15");

        assertEquals(
                new Refused(RefusalReason.ATTACHED_TO_ANOTHER_ACCOUNT),
                fixture().attachAt(AttachFixture.FIRST, fixture().theirs(), AttachFixture.command("c", "san", "+15")));
    }

    @Test
    default void firstConflictingNumberDecides() {
        fixture().attach("a", "san", "+15");
        fixture().attachAt(AttachFixture.FIRST, fixture().theirs(), AttachFixture.command("c", "san", "+16"));

        assertEquals(new AlreadyAttached("a", "+15"), fixture().attach("b", "san", "+15", "+16"));
        assertEquals(
                new Refused(RefusalReason.ATTACHED_TO_ANOTHER_ACCOUNT),
                fixture().attach("b", "san", "+16", "+15"));
    }

    @Test
    default void agentOfAnotherAccountIsNotFound() {
        assertEquals(new Refused(RefusalReason.AGENT_NOT_FOUND), fixture().attach("c", "vonage", "+15"));
    }

    @Test
    default void unconfiguredProviderIsRefused() {
        assertEquals(
                new Refused(RefusalReason.PROVIDER_NOT_CONFIGURED), fixture().attach("a", "vonage", "+15"));
    }
}
