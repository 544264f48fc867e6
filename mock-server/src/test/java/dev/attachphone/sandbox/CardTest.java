package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.NamedAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;

class CardTest extends RunningSandbox {

    private static final String NUMBER = "\"+4930123456\"";

    @Test
    void wrongReactionsAreFaults() {
        String token = newToken();
        for (int i = 0; i < 2; i++) {
            attach(token, "{\"agent_id\": \"a\"}").send();
        }
        attach(token, "agent_1", "san", NUMBER).send();
        for (int i = 0; i < 2; i++) {
            attach(token, "agent_2", "san", NUMBER).send();
        }
        sendExpectingFailure(attach(token, "agent_1", "san", "\"+4930123457\""), "connection-reset");
        sendExpectingFailure(attach(token, "agent_1", "san", "\"+4930123458\""), "reply-lost");
        attach(token, "agent_1", "san", NUMBER).send();
        assertEquals(
                List.of("forgets-lost-reply", "gives-up", "ignores-conflict", "retries-refusal"),
                rules(card(token, ""), "FAULT"));
    }

    @Test
    void retriesOfLostAndBrokenAnswersAreGood() {
        String token = newToken();
        SandboxCall lost = attach(token, "agent_1", "san", NUMBER);
        sendExpectingFailure(lost, "reply-lost");
        attach(token, "agent_1", "san", NUMBER).send();
        SandboxCall reset = attach(token, "agent_1", "san", "\"+4930123457\"");
        sendExpectingFailure(reset, "connection-reset");
        attach(token, "agent_1", "san", "\"+4930123457\"").send();
        JsonNode card = card(token, "");
        assertEquals(List.of("retries-break", "retries-lost-reply"), rules(card, "GOOD"));
        assertEquals(List.of(), rules(card, "FAULT"));
    }

    @Test
    void requestWithAnotherCredentialOrPreferenceIsNoRetry() {
        String token = newToken();
        attach(token + ":expired", good(ATTACH)).send();
        attach(token, good(ATTACH)).send();
        for (String name : List.of("agent-not-found", "already-attached")) {
            attach(token, good(ATTACH)).header("Prefer", "example=" + name).send();
        }
        assertEquals(List.of(), rules(card(token, ""), "FAULT"));
    }

    @Test
    void adviceIsOpenUntilTheNextRequest() {
        String token = newToken();
        attach(token, "agent_internal_server_error", "san", NUMBER).send();
        assertEquals(List.of("gives-up"), rules(card(token, ""), "OPEN"));
    }

    @Test
    void listsMetAndRemainingAnswers() {
        String token = newToken();
        attach(token, "agent_1", "san", NUMBER).send();
        JsonNode card = card(token, "");
        assertTrue(card.path("met").toString().contains("\"attached\""));
        assertFalse(card.path("left").toString().contains("\"attached\""));
        assertTrue(card.path("left").toString().contains("\"already-attached\""));
        assertTrue(card.path("left").toString().contains("\"reply-lost\""));
    }

    @Test
    void statusIs412UntilTheClientIsDone() {
        String token = newToken();
        assertEquals(412, getCard(token, "?require=all").status());
        ATTACH.answers().values().stream()
                .filter(answer -> answer.provenance().equals("documented"))
                .map(NamedAnswer::name)
                .forEach(name -> attach(token, "{\"once\": \"" + name + "\"}")
                        .header("Prefer", "example=" + name)
                        .send());
        attach(token, "{\"once\": \"more\"}").send();
        SandboxCall.SandboxReply open = getCard(token, "?require=all");
        assertEquals(412, open.status(), "a 500 that was not retried is a fault");
        assertTrue(
                open.json().path("message").asText().contains("gives-up"),
                open.response().body());
        attach(token, "{\"once\": \"internal-server-error\"}").send();
        SandboxCall.SandboxReply done = getCard(token, "?require=all");
        assertEquals(200, done.status(), done.response().body());
        assertTrue(done.json().at("/data/done").asBoolean());
    }

    @Test
    void unknownRequireValueIsRejected() {
        assertEquals(400, getCard(newToken(), "?require=some").status());
    }

    private static void sendExpectingFailure(SandboxCall sandboxCall, String fault) {
        SandboxCall faulty = sandboxCall.header("Prefer", "fault=" + fault);
        assertThrows(IllegalStateException.class, faulty::send);
    }

    private static List<String> rules(JsonNode card, String kind) {
        return card.path("remarks")
                .valueStream()
                .filter(remark -> remark.path("kind").asText().equals(kind))
                .map(remark -> remark.path("rule").asText())
                .sorted()
                .toList();
    }

    private JsonNode card(String token, String query) {
        return getCard(token, query).json().path("data");
    }

    private SandboxCall.SandboxReply getCard(String token, String query) {
        return SandboxCall.to(url("/__sandbox/card" + query))
                .method("GET")
                .header("token", token)
                .send();
    }
}
