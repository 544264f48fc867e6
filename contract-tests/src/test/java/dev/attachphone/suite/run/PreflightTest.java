package dev.attachphone.suite.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.suite.exchange.Watcher;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.play.Bench;
import dev.attachphone.suite.tiny.TinyServer;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PreflightTest {

    private static final Set<String> NONE = Set.of();

    @Test
    void keepsWhatTheTargetKnows() throws Exception {
        Fixture known = known(Set.of("YOUR_AUTH_TOKEN", "YOUR_AUTH_TOKEN:other"), false);
        assertEquals(Set.of("valid", "other-account"), known.accounts().keySet());
    }

    @Test
    void leavesOutASecondAccountThatNobodyNamed() throws Exception {
        Fixture known = known(Set.of("YOUR_AUTH_TOKEN"), false);
        assertEquals(Set.of("valid"), known.accounts().keySet());
    }

    @Test
    void refusesASecondAccountThatTheUserNamed() {
        String said = String.valueOf(assertThrows(Preflight.Refused.class, () -> known(Set.of("YOUR_AUTH_TOKEN"), true))
                .getMessage());
        assertTrue(said.contains("'other-account'"), said);
    }

    @Test
    void refusesAWrongCredentialWithoutNamingIt() {
        String said = String.valueOf(
                assertThrows(Preflight.Refused.class, () -> known(NONE, false)).getMessage());
        assertTrue(said.contains("'valid'") && said.contains("--token"), said);
        assertTrue(!said.contains("YOUR_AUTH_TOKEN"), said);
    }

    @Test
    void refusesACredentialThatIsForbidden() {
        assertThrows(Preflight.Refused.class, () -> known(NONE, false, 403));
    }

    @Test
    void refusesAPlaceThatKnowsNothingOfTheContract() {
        String said = String.valueOf(assertThrows(Preflight.Refused.class, () -> known(NONE, false, 404))
                .getMessage());
        assertTrue(said.contains("404") && said.contains("URL"), said);
    }

    private static Fixture known(Set<String> accepted, boolean named) throws Exception {
        return known(accepted, named, 401);
    }

    private static Fixture known(Set<String> accepted, boolean named, int otherwise) throws Exception {
        try (TinyServer server = TinyServer.answering(
                asked -> new TinyServer.Answer(accepted.contains(asked.token()) ? 400 : otherwise, "{}"))) {
            Bench bench = Benches.at(server.url(), Duration.ofSeconds(60), Watcher.NONE);
            return new Preflight(bench.contract(), bench.target()).known(bench.fixture(), named);
        }
    }
}
