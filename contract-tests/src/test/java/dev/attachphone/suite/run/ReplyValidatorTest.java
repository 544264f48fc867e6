package dev.attachphone.suite.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckedExchange;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplyValidatorTest {

    private static final String CASE = "POST with an unknown agent_id";
    private static final String RIGHT = Contract.load()
            .operation("attachPhoneNumber")
            .answer("agent-not-found")
            .body()
            .toString();
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    @Test
    void expectedAnswerPasses() throws Exception {
        assertTrue(FixedAnswerServer.answer(404, RIGHT).play(CASE).passed());
    }

    @Test
    void differentStatusFails() throws Exception {
        fails(FixedAnswerServer.answer(400, RIGHT), "status: expected 404 but was 400");
    }

    @Test
    void differentMessageFails() throws Exception {
        fails(FixedAnswerServer.answer(404, RIGHT.replace("not found", "missing")), "the body at /message");
    }

    @Test
    void missingFieldFails() throws Exception {
        fails(
                FixedAnswerServer.answer(404, RIGHT.replace(",\"data\":{}", "")),
                "the body at /data: expected {} but was nothing");
    }

    @Test
    void additionalFieldFails() throws Exception {
        fails(
                FixedAnswerServer.answer(404, RIGHT.replace("\"data\":{}", "\"data\":{},\"timestamp\":1")),
                "at /timestamp");
    }

    @Test
    void differentJsonTypeFails() throws Exception {
        fails(
                FixedAnswerServer.answer(404, RIGHT.replace("\"code\":404", "\"code\":\"404\"")),
                "at /code",
                "contract's schema");
    }

    @Test
    void contentTypeWithCharsetFails() throws Exception {
        FixedAnswerServer server =
                new FixedAnswerServer(404, Map.of("Content-Type", "application/json;charset=utf-8"), RIGHT);
        fails(server, "header Content-Type");
    }

    @Test
    void duplicateKeyFails() throws Exception {
        fails(
                FixedAnswerServer.answer(404, RIGHT.replace("\"data\":{}", "\"data\":{},\"data\":{}")),
                "not one JSON value");
    }

    @Test
    void trailingTextFails() throws Exception {
        fails(FixedAnswerServer.answer(404, RIGHT + "}"), "not one JSON value");
    }

    @Test
    void emptyBodyFails() throws Exception {
        fails(new FixedAnswerServer(404, JSON, ""), "not one JSON value");
    }

    @Test
    void staleTimestampFails() throws Exception {
        String example = Contract.load()
                .operation("attachPhoneNumber")
                .answer("attached")
                .body()
                .toString();
        CheckOutcome outcome = FixedAnswerServer.answer(200, example).play("POST with one number");
        assertTrue(outcome.failures().toString().contains("timestamp: expected a time within minutes"));
    }

    @Test
    void sandboxThatNamesAnotherAnswerFails() throws Exception {
        FixedAnswerServer server = new FixedAnswerServer(
                404, Map.of("Content-Type", "application/json", "X-Sandbox-Answer", "unknown-path"), RIGHT);
        String said = server.play(CASE, true).failures().toString();
        assertTrue(said.contains("header X-Sandbox-Answer: expected agent-not-found but was [unknown-path]"), said);
        assertTrue(said.contains("header X-Sandbox-Because"), said);
    }

    @Test
    void failureNamesSourceAndCommandToRepeatIt() throws Exception {
        String said = FixedAnswerServer.answer(400, RIGHT).play(CASE).failures().toString();
        assertTrue(said.contains("source:   page: Agent not found (answers.yaml:"), said);
        assertTrue(said.contains("repeat:   curl -si -X POST 'http://127.0.0.1:"), said);
        assertTrue(said.contains("$TOKEN") && !said.contains("YOUR_AUTH_TOKEN"), said);
    }

    @Test
    void failedExchangeIsNotAsExpected() throws Exception {
        assertTrue(FixedAnswerServer.answer(400, RIGHT).play(CASE).exchanges().stream()
                .noneMatch(CheckedExchange::asExpected));
    }

    private static void fails(FixedAnswerServer server, String... reasons) throws Exception {
        CheckOutcome outcome = server.play(CASE);
        assertFalse(outcome.passed());
        for (String reason : reasons) {
            assertTrue(
                    outcome.failures().toString().contains(reason),
                    outcome.failures().toString());
        }
    }
}
