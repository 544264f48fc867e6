package dev.attachphone.server.storage;

import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What attaching must do on every database. */
abstract class AbstractAttachPhoneNumbersTest
        implements AttachTestCases,
                AttachRefusalTestCases,
                AttachRaceTestCases,
                OverlappingAttachTestCases,
                MultiInstanceAttachTestCases {

    private @Nullable AttachFixture world;

    /** Opens the database under test; the second opening within a test finds what the first one left. */
    abstract Database open(Clock clock);

    @BeforeEach
    void setUp() {
        world = AttachFixture.in(this::open);
    }

    @AfterEach
    void closeDatabase() {
        world().database().close();
    }

    @Override
    public AttachFixture world() {
        return Objects.requireNonNull(world);
    }
}
