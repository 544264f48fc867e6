package dev.attachphone.server.storage;

import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What attaching must do on every database. */
abstract class AttachPhoneNumbersContract
        implements AttachingContract,
                RefusedAttachingContract,
                AttachingRacesContract,
                CrossedAttachingContract,
                AttachingInstancesContract {

    private @Nullable AttachWorld world;

    /** Opens the database under test; the second opening within a test finds what the first one left. */
    abstract Database open(Clock clock);

    @BeforeEach
    void setUp() {
        world = AttachWorld.in(this::open);
    }

    @AfterEach
    void closeDatabase() {
        world().database().close();
    }

    @Override
    public AttachWorld world() {
        return Objects.requireNonNull(world);
    }
}
