package dev.attachphone.server.storage;

import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What an operator's registry must do on every database. */
abstract class AbstractRegistryTest
        implements AccountRegistryTestCases, AgentRegistryTestCases, NumberRegistryTestCases {

    private @Nullable RegistryFixture world;

    /** Opens the database under test. */
    abstract Database open(Clock clock);

    @BeforeEach
    void setUp() {
        world = RegistryFixture.in(open(RegistryFixture.CLOCK));
    }

    @AfterEach
    void closeDatabase() {
        world().database().close();
    }

    @Override
    public RegistryFixture world() {
        return Objects.requireNonNull(world);
    }
}
