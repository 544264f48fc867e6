package dev.attachphone.suite.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.fixture.DemoFixture;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProtocolRejectionValidatorTest {

    private static final String CASE = "POST with Expect: something";
    private static final String RIGHT = "{\"error\":true,\"code\":417,\"message\":\"No such coding\",\"data\":{}}";

    @Test
    void everyListedStatusInTheErrorEnvelopePasses() throws Exception {
        CheckOutcome outcome = FixedAnswerServer.answer(417, RIGHT).play(CASE);
        assertEquals("[]", outcome.failures().toString());
        assertTrue(FixedAnswerServer.answer(401, RIGHT.replace("417", "401"))
                .play(CASE)
                .passed());
    }

    @Test
    void refusalDoesNotCoverANamedAnswer() throws Exception {
        Contract contract = Contract.load();
        ContractCoverage coverage =
                new ContractCoverage(contract, DemoFixture.of(contract, DemoWorld.load(), Optional.empty()));
        assertEquals(
                Set.of(), coverage.covered(FixedAnswerServer.answer(417, RIGHT).play(CASE)));
    }

    @Test
    void otherStatusFails() throws Exception {
        fails(
                FixedAnswerServer.answer(500, RIGHT.replace("417", "500")),
                "status: expected one of [401,417] but was 500");
    }

    @Test
    void codeThatDiffersFromTheStatusFails() throws Exception {
        fails(FixedAnswerServer.answer(401, RIGHT), "at /code: expected 401 but was 417");
    }

    @Test
    void blankMessageFails() throws Exception {
        fails(FixedAnswerServer.answer(417, RIGHT.replace("No such coding", " ")), "at /message");
    }

    @Test
    void successInTheEnvelopeFails() throws Exception {
        fails(FixedAnswerServer.answer(417, RIGHT.replace("true", "false")), "contract's schema for default");
    }

    @Test
    void dataInARefusalFails() throws Exception {
        fails(FixedAnswerServer.answer(417, RIGHT.replace("{}", "{\"a\":1}")), "contract's schema for default");
    }

    @Test
    void internalsOfTheServerFail() throws Exception {
        fails(
                FixedAnswerServer.answer(417, RIGHT.replace("No such", "IOException: no")),
                "contains internals of the server");
    }

    @Test
    void htmlPageFails() throws Exception {
        FixedAnswerServer page = new FixedAnswerServer(417, Map.of("Content-Type", "text/html"), "<html>417</html>");
        fails(page, "header Content-Type", "not one JSON value", "contains internals of the server: <html");
    }

    private static void fails(FixedAnswerServer server, String... reasons) throws Exception {
        String problems = server.play(CASE).failures().toString();
        for (String reason : reasons) {
            assertTrue(problems.contains(reason), problems);
        }
    }
}
