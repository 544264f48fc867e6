package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.server.attach.AttachOutcome.AlreadyAttached;
import dev.attachphone.server.attach.AttachOutcome.Refused;
import dev.attachphone.server.attach.RefusalReason;
import org.junit.jupiter.api.Test;

/** What attaching refuses on every database, and what it says of it. */
interface AttachRefusalTestCases {

    AttachFixture world();

    @Test
    default void namesTheHolderWithinTheAccount() {
        world().attach("a", "san", "+15");

        assertEquals(new AlreadyAttached("a", "+15"), world().attach("b", "san", "+14", "+15"));
    }

    @Test
    default void theSameAgentUnderAnotherProviderIsAConflict() {
        world().attach("a", "san", "+15");

        assertEquals(new AlreadyAttached("a", "+15"), world().attach("a", "twilio", "+15"));
    }

    @Test
    default void tellsNothingOfAnotherAccount() {
        world().attach("a", "san", "+15");

        assertEquals(
                new Refused(RefusalReason.ATTACHED_TO_ANOTHER_ACCOUNT),
                world().attachAt(AttachFixture.FIRST, world().theirs(), AttachFixture.command("c", "san", "+15")));
    }

    @Test
    default void theFirstOffendingNumberDecides() {
        world().attach("a", "san", "+15");
        world().attachAt(AttachFixture.FIRST, world().theirs(), AttachFixture.command("c", "san", "+16"));

        assertEquals(new AlreadyAttached("a", "+15"), world().attach("b", "san", "+15", "+16"));
        assertEquals(new Refused(RefusalReason.ATTACHED_TO_ANOTHER_ACCOUNT), world().attach("b", "san", "+16", "+15"));
    }

    @Test
    default void anAgentOfAnotherAccountIsNotFound() {
        assertEquals(new Refused(RefusalReason.AGENT_NOT_FOUND), world().attach("c", "vonage", "+15"));
    }

    @Test
    default void aProviderMustBeConfigured() {
        assertEquals(new Refused(RefusalReason.PROVIDER_NOT_CONFIGURED), world().attach("a", "vonage", "+15"));
    }
}
