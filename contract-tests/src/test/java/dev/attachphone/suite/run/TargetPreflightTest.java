package dev.attachphone.suite.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.suite.exchange.ExchangeListener;
import dev.attachphone.suite.execution.TestContext;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.testserver.FunctionServer;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TargetPreflightTest {

    private static final Set<String> NONE = Set.of();

    @Test
    void keepsAccountsThatTheTargetAccepts() throws Exception {
        Fixture known = known(Set.of("YOUR_AUTH_TOKEN", "YOUR_AUTH_TOKEN:other"), false);
        assertEquals(Set.of("valid", "other-account"), known.accounts().keySet());
    }

    @Test
    void leavesOutASecondAccountOfTheDemoWorld() throws Exception {
        Fixture known = known(Set.of("YOUR_AUTH_TOKEN"), false);
        assertEquals(Set.of("valid"), known.accounts().keySet());
    }

    @Test
    void rejectsASecondAccountThatTheUserNamed() {
        String said = String.valueOf(
                assertThrows(TargetPreflight.TargetRefusedException.class, () -> known(Set.of("YOUR_AUTH_TOKEN"), true))
                        .getMessage());
        assertTrue(said.contains("'other-account'"), said);
    }

    @Test
    void rejectsAWrongCredentialWithoutPrintingIt() {
        String said =
                String.valueOf(assertThrows(TargetPreflight.TargetRefusedException.class, () -> known(NONE, false))
                        .getMessage());
        assertTrue(said.contains("'valid'") && said.contains("--token"), said);
        assertTrue(!said.contains("YOUR_AUTH_TOKEN"), said);
    }

    @Test
    void rejectsAForbiddenCredential() {
        assertThrows(TargetPreflight.TargetRefusedException.class, () -> known(NONE, false, 403));
    }

    @Test
    void rejectsATargetWithoutThePathOfTheContract() {
        String said =
                String.valueOf(assertThrows(TargetPreflight.TargetRefusedException.class, () -> known(NONE, false, 404))
                        .getMessage());
        assertTrue(said.contains("404") && said.contains("URL"), said);
    }

    private static Fixture known(Set<String> accepted, boolean named) throws Exception {
        return known(accepted, named, 401);
    }

    private static Fixture known(Set<String> accepted, boolean named, int otherwise) throws Exception {
        try (FunctionServer server = FunctionServer.answering(
                asked -> new FunctionServer.FunctionAnswer(accepted.contains(asked.token()) ? 400 : otherwise, "{}"))) {
            TestContext testContext = TestContexts.at(server.url(), Duration.ofSeconds(60), ExchangeListener.NONE);
            return new TargetPreflight(testContext.contract(), testContext.target())
                    .verifyAccounts(testContext.fixture(), named);
        }
    }
}
