package dev.attachphone.suite.program.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.validation.StrictJsonParser;

/**
 * A request for one number and its answer.
 *
 * @param number the number
 * @param agent the agent of the request
 * @param status the status of the answer, 0 without an answer
 * @param body the body of the answer, empty without an answer
 */
public record AttachRecord(String number, String agent, int status, JsonNode body) {

    /** Whether the attach was acknowledged. */
    public boolean isAcknowledged() {
        return status == DemoAccountClient.ATTACH.answer("attached").status();
    }

    /** A request for another agent is answered with the holder; it would succeed if the attachment were lost. */
    void requireHeld(TargetReply refusal) {
        JsonNode answer = StrictJsonParser.read(refusal.body()).orElseThrow();
        assertEquals(
                DemoAccountClient.ATTACH.answer("already-attached").status(), refusal.status(), number + ": " + answer);
        assertEquals(agent, answer.at("/data/existing_agent_id").asText(), number);
    }

    /** A retry for the same agent returns the first answer's data. */
    void requireRepeated(TargetReply again) {
        JsonNode answer = StrictJsonParser.read(again.body()).orElseThrow();
        assertEquals(DemoAccountClient.ATTACH.answer("attached").status(), again.status(), number + ": " + answer);
        if (isAcknowledged()) {
            assertEquals(body.path("data"), answer.path("data"));
        }
    }
}
