package dev.attachphone.suite.program;

import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.program.client.RoundRobinHttpClient;
import dev.attachphone.suite.program.process.PackagedProgram;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one PostgreSQL that receive requests alternately. */
@Tag("full")
class TwoInstancesContractIT extends PostgresqlContractIT {

    private @Nullable PackagedProgram second;

    @BeforeAll
    void startSecond(@TempDir Path own) throws IOException, InterruptedException {
        second = PackagedProgram.server(own, url());
    }

    @AfterAll
    void stopSecond() throws InterruptedException {
        if (second != null) {
            second.close();
        }
    }

    @Override
    TargetClient target() {
        TargetClient first = super.target();
        HttpClient alternating = new RoundRobinHttpClient(
                first.client(),
                Objects.requireNonNull(second, "started before all tests").url());
        return new TargetClient(first.address(), alternating, first.timeout(), first.listener());
    }
}
