package dev.attachphone.server.storage;

import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The tests of the registries that every database must pass. */
abstract class AbstractRegistryTest
        implements AccountRegistryTestCases,
                AgentRegistryTestCases,
                NumberRegistryTestCases,
                BulkRegistryTestCases,
                AttachmentImportTestCases,
                AccountErasureTestCases,
                AuditTrailTestCases {

    private @Nullable RegistryFixture fixture;

    /** Opens the database under test. */
    abstract Database open(Clock clock);

    @BeforeEach
    void setUp() {
        fixture = RegistryFixture.in(open(RegistryFixture.CLOCK));
    }

    @AfterEach
    void closeDatabase() {
        fixture().database().close();
    }

    @Override
    public RegistryFixture fixture() {
        return Objects.requireNonNull(fixture);
    }
}
