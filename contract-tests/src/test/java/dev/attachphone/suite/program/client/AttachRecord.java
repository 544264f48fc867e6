package dev.attachphone.suite.program.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.validation.StrictJsonParser;

/**
 * A number that was asked for once, and what came.
 *
 * @param number the number
 * @param agent who it was asked for
 * @param status the answer's status, 0 if none came
 * @param body the answer's body, missing if none came
 */
public record AttachRecord(String number, String agent, int status, JsonNode body) {

    /** Whether it is known to be attached. */
    public boolean isAcknowledged() {
        return status == DemoAccountClient.ATTACH.answer("attached").status();
    }

    /** Another agent is told who holds it: had it been lost, that one would get it. */
    void requireHeld(TargetReply refusal) {
        JsonNode answer = StrictJsonParser.read(refusal.body()).orElseThrow();
        assertEquals(
                DemoAccountClient.ATTACH.answer("already-attached").status(), refusal.status(), number + ": " + answer);
        assertEquals(agent, answer.at("/data/existing_agent_id").asText(), number);
    }

    /** Its agent may ask again, and what it was told stands. */
    void requireRepeated(TargetReply again) {
        JsonNode answer = StrictJsonParser.read(again.body()).orElseThrow();
        assertEquals(DemoAccountClient.ATTACH.answer("attached").status(), again.status(), number + ": " + answer);
        if (isAcknowledged()) {
            assertEquals(body.path("data"), answer.path("data"));
        }
    }
}
