package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.server.attach.AttachOutcome;
import dev.attachphone.server.attach.AttachOutcome.AlreadyAttached;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Several instances of one database, at the same time or one after the other. */
interface MultiInstanceAttachTestCases {

    AttachFixture fixture();

    @Test
    default void attachmentsSurviveReopening() {
        AttachOutcome first = fixture().attach("a", "san", "+15");
        fixture().database().close();

        try (Database reopened = fixture().another()) {
            assertEquals(
                    first,
                    fixture()
                            .attachAt(
                                    reopened,
                                    AttachFixture.FIRST.plusSeconds(60),
                                    fixture().mine(),
                                    AttachFixture.command("a", "san", "+15")));
        }
    }

    @Test
    default void changesOfOneInstanceAreVisibleToAnother() {
        fixture().attach("a", "san", "+15");

        try (Database other = fixture().another()) {
            assertEquals(
                    new AlreadyAttached("a", "+15"),
                    fixture()
                            .attachAt(
                                    other,
                                    AttachFixture.FIRST,
                                    fixture().mine(),
                                    AttachFixture.command("b", "san", "+15")));
            other.withAccounts(accountSetup -> {
                accountSetup.addCredential(fixture().mine(), "secret", null);
                return fixture().mine();
            });
        }

        assertEquals(
                Optional.of(fixture().mine()),
                fixture().database().credentials().findAccount("secret", AttachFixture.FIRST));
    }
}
