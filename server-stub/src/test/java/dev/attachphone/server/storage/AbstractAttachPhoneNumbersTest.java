package dev.attachphone.server.storage;

import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The tests of attaching numbers that every database must pass. */
abstract class AbstractAttachPhoneNumbersTest
        implements AttachTestCases,
                AttachRefusalTestCases,
                AttachRaceTestCases,
                OverlappingAttachTestCases,
                MultiInstanceAttachTestCases {

    private @Nullable AttachFixture fixture;

    /** Opens the database under test, or another instance of it. */
    abstract Database open(Clock clock);

    @BeforeEach
    void setUp() {
        fixture = AttachFixture.in(this::open);
    }

    @AfterEach
    void closeDatabase() {
        fixture().database().close();
    }

    @Override
    public AttachFixture fixture() {
        return Objects.requireNonNull(fixture);
    }
}
