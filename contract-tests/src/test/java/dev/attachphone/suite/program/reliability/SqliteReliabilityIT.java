package dev.attachphone.suite.program.reliability;

import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("integration")
final class SqliteReliabilityIT extends ReliabilityTests {

    static final List<FaultScenario<?>> SCENARIOS = FaultScenarios.selected(SqliteScenarios.ALL);

    static final List<FaultScenario<?>> WITH_BROKEN_VARIANT = FaultScenarios.withBrokenVariant(SCENARIOS);
}
