package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.server.attach.AttachOutcome;
import dev.attachphone.server.attach.AttachOutcome.AlreadyAttached;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What instances on one database know of each other, and of those before them. */
interface MultiInstanceAttachTestCases {

    AttachFixture world();

    @Test
    default void attachmentsSurviveAReopening() {
        AttachOutcome first = world().attach("a", "san", "+15");
        world().database().close();

        try (Database reopened = world().another()) {
            assertEquals(
                    first,
                    world().attachAt(
                                    reopened,
                                    AttachFixture.FIRST.plusSeconds(60),
                                    world().mine(),
                                    AttachFixture.command("a", "san", "+15")));
        }
    }

    @Test
    default void whatOneInstanceDoesTheOtherSeesAtOnce() {
        world().attach("a", "san", "+15");

        try (Database other = world().another()) {
            assertEquals(
                    new AlreadyAttached("a", "+15"),
                    world().attachAt(
                                    other,
                                    AttachFixture.FIRST,
                                    world().mine(),
                                    AttachFixture.command("b", "san", "+15")));
            other.withAccounts(accountSetup -> {
                accountSetup.addCredential(world().mine(), "secret", null);
                return world().mine();
            });
        }

        assertEquals(
                Optional.of(world().mine()),
                world().database().credentials().findAccount("secret", AttachFixture.FIRST));
    }
}
