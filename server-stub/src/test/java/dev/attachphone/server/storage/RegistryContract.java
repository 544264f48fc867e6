package dev.attachphone.server.storage;

import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What an operator's registry must do on every database. */
abstract class RegistryContract implements AccountsContract, AgentsContract, NumbersContract {

    private @Nullable RegistryWorld world;

    /** Opens the database under test. */
    abstract Database open(Clock clock);

    @BeforeEach
    void setUp() {
        world = RegistryWorld.in(open(RegistryWorld.CLOCK));
    }

    @AfterEach
    void closeDatabase() {
        world().database().close();
    }

    @Override
    public RegistryWorld world() {
        return Objects.requireNonNull(world);
    }
}
