package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationsTest extends RunningSandbox {

    @Test
    void everyAnswerNamesItsSource() {
        SandboxCall.SandboxReply sandboxReply = attach(newToken(), good(ATTACH))
                .header("X-Request-Id", "mine.1")
                .send();
        assertEquals("mine.1", sandboxReply.header("X-Request-Id"));
        assertEquals("documented", sandboxReply.header("X-Sandbox-Provenance"));
        assertEquals(ATTACH.answer("attached").source(), sandboxReply.header("X-Sandbox-Source"));
        assertEquals("/__sandbox/explanations/mine.1", sandboxReply.header("X-Sandbox-Explanation"));
        assertEquals("ours", attach(newToken(), "no json").send().header("X-Sandbox-Provenance"));
    }

    @Test
    void everyViolationIsListed() {
        String token = newToken();
        String body =
                "{\"agent_id\":\" \",\"provider\":\" TWILIO\",\"numbers\":[\"+4930123456\",\"(918) 062-810341\",7]}";
        JsonNode why = explained(token, attach(token, body).send());
        assertEquals("agent-id-required", why.path("answer").asText());
        assertEquals(
                "/agent_id /provider /numbers/1 /numbers/2",
                String.join(" ", why.path("violations").findValuesAsText("pointer")));
        assertTrue(why.at("/violations/1/expected").asText().contains("twilio"), why.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"agent_id\":\"a\",\"provider\":\" TWILIO\",\"numbers\":[\"(918) 062-810341\"]} | {\"agent_id\":\"a\",\"provider\":\"twilio\",\"numbers\":[\"+918062810341\"]}",
                "{\"agent_id\":\"a\",\"provider\":\"san\",\"phone_number\":\"+918062810341\"} | {\"agent_id\":\"a\",\"provider\":\"san\",\"numbers\":[\"+918062810341\"]}",
                "{\"agent_id\":\"a\",\"provider\":\"san\",\"numbers\":\"91 8062 810341\"} | {\"agent_id\":\"a\",\"provider\":\"san\",\"numbers\":[\"+918062810341\"]}",
                "{\"agent_id\":\"\",\"provider\":\"san\",\"numbers\":[\"+4930\"]} | {\"agent_id\":\"agent_abc123xyz\",\"provider\":\"san\",\"numbers\":[\"+4930\"]}",
                "[1 | {\"agent_id\":\"agent_abc123xyz\",\"provider\":\"san\",\"numbers\":[\"+918062810341\"]}",
                "{} | {\"agent_id\":\"agent_abc123xyz\",\"provider\":\"san\",\"numbers\":[\"+918062810341\"]}"
            })
    void theSuggestedBodyIsCloseToTheSentOneAndAccepted(String sent, String corrected) throws Exception {
        String token = newToken();
        JsonNode instead = explained(token, attach(token, sent).send()).path("send_instead");
        assertEquals(new com.fasterxml.jackson.databind.json.JsonMapper().readTree(corrected), instead);
        assertEquals("attached", attach(newToken(), instead.toString()).send().name());
    }

    @Test
    void aValidBodyHasNoViolations() {
        String token = newToken();
        JsonNode why = explained(token, attach(token, good(ATTACH)).send());
        assertTrue(why.path("violations").isEmpty());
        assertFalse(why.has("send_instead"));
    }

    @Test
    void aBodyIsNotWrongIfSomethingElseIs() {
        String token = newToken();
        JsonNode why = explained(
                token,
                attach(token, "agent_id=a").header("Content-Type", "text/plain").send());
        assertEquals("unsupported-media-type", why.path("answer").asText());
        assertTrue(why.path("violations").isEmpty());
        assertFalse(why.has("send_instead"));
    }

    @Test
    void requestsOfAnotherTokenAreNotExplained() {
        SandboxCall.SandboxReply sandboxReply = attach(newToken(), good(ATTACH)).send();
        SandboxCall.SandboxReply asked = SandboxCall.to(url(sandboxReply.header("X-Sandbox-Explanation")))
                .method("GET")
                .header("token", newToken())
                .send();
        assertEquals(404, asked.status());
    }

    @Test
    void theReasonForAnUnknownPathNamesTheNearestOperation() {
        SandboxCall.SandboxReply path = SandboxCall.json(url("/api/agent/attach-phone-numbers"), good(ATTACH))
                .send();
        assertTrue(
                path.header("X-Sandbox-Because").contains("nearest is POST " + ATTACH.path()),
                path.header("X-Sandbox-Because"));
        assertTrue(SandboxCall.to(url(CREATE.path() + "/"))
                .send()
                .header("X-Sandbox-Because")
                .contains("nearest is POST " + CREATE.path()));
    }

    private JsonNode explained(String token, SandboxCall.SandboxReply sandboxReply) {
        return SandboxCall.to(url(sandboxReply.header("X-Sandbox-Explanation")))
                .method("GET")
                .header("token", token)
                .send()
                .json()
                .path("data");
    }
}
