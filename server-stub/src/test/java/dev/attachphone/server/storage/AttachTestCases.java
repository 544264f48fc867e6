package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.attachphone.server.attach.Agent;
import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachOutcome;
import dev.attachphone.server.attach.AttachOutcome.Attached;
import dev.attachphone.server.attach.AttachOutcome.Refused;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.attach.RefusalReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Successful requests, one after the other. */
interface AttachTestCases {

    AttachFixture fixture();

    @Test
    default void attachesEveryNumber() {
        AttachOutcome outcome = fixture().attach("a", "san", "+15", "+14");

        assertEquals(
                new Attached(
                        new AttachCommand("a", "san", List.of("+15", "+14")),
                        AttachFixture.FIRST,
                        AttachmentStatus.ACTIVE),
                outcome);
    }

    @Test
    default void retryRepeatsTheFirstOutcome() {
        AttachOutcome first = fixture().attach("a", "san", "+15");

        assertEquals(
                first,
                fixture()
                        .attachAt(
                                AttachFixture.FIRST.plusSeconds(60),
                                fixture().mine(),
                                AttachFixture.command("a", "san", "+15")));
    }

    @Test
    default void requestThatAddsANumberHasTheCurrentInstant() {
        fixture().attach("a", "san", "+15");
        Instant later = AttachFixture.FIRST.plus(Duration.ofHours(1));

        Attached outcome = assertInstanceOf(
                Attached.class,
                fixture().attachAt(later, fixture().mine(), AttachFixture.command("a", "san", "+15", "+16")));

        assertEquals(later, outcome.attachedAt());
    }

    @Test
    default void refusedRequestAttachesNoNumber() {
        fixture().attach("a", "san", "+15");
        fixture().attach("b", "san", "+14", "+15");

        assertInstanceOf(Attached.class, fixture().attach("a", "san", "+14"));
    }

    @Test
    default void agentIdWithNulOrUnpairedSurrogateIsNotFound() {
        fixture()
                .database()
                .agents()
                .insert(fixture().mine(), new Agent("d", "a\0b", "\ud800", new Agent.Voice("\0", null)));

        assertInstanceOf(Attached.class, fixture().attach("d", "san", "+15"));
        assertEquals(new Refused(RefusalReason.AGENT_NOT_FOUND), fixture().attach("d\0", "san", "+15"));
        assertEquals(new Refused(RefusalReason.AGENT_NOT_FOUND), fixture().attach("\ud800", "san", "+15"));
    }
}
