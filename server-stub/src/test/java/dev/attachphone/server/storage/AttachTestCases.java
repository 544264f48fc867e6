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

/** What attaching says, one request after the other, on every database. */
interface AttachTestCases {

    AttachFixture world();

    @Test
    default void attachesEveryNumber() {
        AttachOutcome outcome = world().attach("a", "san", "+15", "+14");

        assertEquals(
                new Attached(
                        new AttachCommand("a", "san", List.of("+15", "+14")),
                        AttachFixture.FIRST,
                        AttachmentStatus.ACTIVE),
                outcome);
    }

    @Test
    default void aRetryChangesNothingAndRepeatsTheInstant() {
        AttachOutcome first = world().attach("a", "san", "+15");

        assertEquals(
                first,
                world().attachAt(
                                AttachFixture.FIRST.plusSeconds(60),
                                world().mine(),
                                AttachFixture.command("a", "san", "+15")));
    }

    @Test
    default void aRequestThatAddsANumberSaysNow() {
        world().attach("a", "san", "+15");
        Instant later = AttachFixture.FIRST.plus(Duration.ofHours(1));

        Attached outcome = assertInstanceOf(
                Attached.class,
                world().attachAt(later, world().mine(), AttachFixture.command("a", "san", "+15", "+16")));

        assertEquals(later, outcome.attachedAt());
    }

    @Test
    default void aRefusedRequestAttachesNone() {
        world().attach("a", "san", "+15");
        world().attach("b", "san", "+14", "+15");

        assertInstanceOf(Attached.class, world().attach("a", "san", "+14"));
    }

    @Test
    default void textThatNoDatabaseCanKeepIsNoAgent() {
        world().database()
                .agents()
                .insert(world().mine(), new Agent("d", "a\0b", "\ud800", new Agent.Voice("\0", null)));

        assertInstanceOf(Attached.class, world().attach("d", "san", "+15"));
        assertEquals(new Refused(RefusalReason.AGENT_NOT_FOUND), world().attach("d\0", "san", "+15"));
        assertEquals(new Refused(RefusalReason.AGENT_NOT_FOUND), world().attach("\ud800", "san", "+15"));
    }
}
