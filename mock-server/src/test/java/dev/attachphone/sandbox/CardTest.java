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
        meetEveryNaturalAnswer(token);
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

    /** Sends a request for each answer that a request or the state can lead to, and forces the other documented ones. */
    private void meetEveryNaturalAnswer(String token) {
        for (NamedAnswer answer : ATTACH.answers().values()) {
            if (answer.provenance().equals("documented") && !ATTACH.precedence().contains(answer.name())) {
                attach(token, "{\"once\": \"" + answer.name() + "\"}")
                        .header("Prefer", "example=" + answer.name())
                        .send();
            }
        }
        SandboxCall.json(url(ATTACH.path()), good(ATTACH))
                .header("token", token + ":expired")
                .send();
        for (String name : List.of(
                "agent-id-required",
                "provider-required",
                "numbers-required",
                "invalid-provider",
                "invalid-phone-number")) {
            attach(token, example(ATTACH, name)).send();
        }
        attach(token, "agent_not_found", "san", NUMBER).send();
        attach(token + ":other", "agent_1", "vonage", NUMBER).send();
        attach(token, "agent_1", "san", NUMBER).send();
        attach(token, "agent_2", "san", NUMBER).send();
        attach(token + ":other", "agent_2", "san", NUMBER).send();
    }

    @Test
    void loopWithPreferDoesNotCompleteTheCard() {
        String token = newToken();
        ATTACH.answers()
                .keySet()
                .forEach(name -> attach(token, "{\"once\": \"" + name + "\"}")
                        .header("Prefer", "example=" + name)
                        .send());
        JsonNode card = card(token, "");
        assertFalse(card.path("done").asBoolean());
        assertTrue(card.path("left").toString().contains("\"already-attached\""), "it was only forced");
        JsonNode forced = situation(card, "already-attached");
        assertEquals(0, forced.path("natural").asInt());
        assertEquals(1, forced.path("forced").asInt());
        assertTrue(forced.path("natural_needed").asBoolean());
        assertFalse(forced.path("met").asBoolean());
        assertTrue(situation(card, "internal-server-error").path("met").asBoolean(), "no request leads to it");
        assertTrue(getCard(token, "?require=all")
                .json()
                .path("message")
                .asText()
                .contains("only forced: already-attached"));
    }

    @Test
    void forcedAnswersOfMagicAgentsNumbersAndScriptsAreNotNatural() {
        String token = newToken();
        attach(token, "agent_already_attached", "san", NUMBER).send();
        attach(token, "agent_1", "san", "\"+9990040901\"").send();
        SandboxCall.to(url("/__sandbox/script"))
                .method("PUT")
                .header("token", token)
                .body("{\"answers\": [\"already-attached\"]}")
                .send();
        attach(token, "agent_2", "san", NUMBER).send();
        JsonNode forced = situation(card(token, ""), "already-attached");
        assertEquals(0, forced.path("natural").asInt());
        assertEquals(3, forced.path("forced").asInt());
    }

    @Test
    void requestsOfTheConsoleDoNotCount() {
        String token = newToken();
        attach(token, "agent_1", "san", NUMBER)
                .header("X-Sandbox-Client", "console")
                .send();
        assertEquals("[]", card(token, "").path("met").toString());
        assertEquals(
                "[\"console\"]",
                SandboxCall.to(url("/__sandbox/journal"))
                        .method("GET")
                        .header("token", token)
                        .send()
                        .json()
                        .at("/data/entries")
                        .findValuesAsText("by")
                        .stream()
                        .map(by -> "\"" + by + "\"")
                        .toList()
                        .toString());
    }

    @Test
    void metAndLeftMakeUpTheTotals() {
        String token = newToken();
        attach(token, "agent_1", "san", NUMBER).send();
        attach(token, "agent_1", "san", NUMBER).header("Prefer", "code=501").send();
        SandboxCall.to(url(ATTACH.path())).method("GET").header("token", token).send();
        sendExpectingFailure(attach(token, "agent_1", "san", NUMBER), "reply-lost");
        JsonNode card = card(token, "");
        JsonNode totals = card.path("totals");
        assertEquals(2, card.path("met").size(), card.toString());
        assertEquals(card.path("met").size(), totals.path("met").asInt());
        assertEquals(card.path("left").size(), totals.path("left").asInt());
        assertEquals(card.path("situations").size(), totals.path("situations").asInt());
        assertEquals(
                totals.path("situations").asInt(),
                totals.path("met").asInt() + totals.path("left").asInt());
        assertEquals(
                "[\"unsupported-transfer-coding\",\"method-not-allowed\"]",
                card.path("others").toString());
    }

    @Test
    void answerThatWasLostIsNotMet() {
        String token = newToken();
        sendExpectingFailure(attach(token, "agent_1", "san", NUMBER), "reply-lost");
        assertEquals("[\"reply-lost\"]", card(token, "").path("met").toString());
    }

    @Test
    void answersOfALimitAreSituations() {
        String token = newToken();
        String left = card(token, "").path("left").toString();
        for (String name : List.of("request-timeout", "too-many-requests", "headers-too-large", "overloaded")) {
            assertTrue(left.contains("\"" + name + "\""), left);
        }
    }

    @Test
    void retryThatIgnoresRetryAfterIsAFault() {
        String token = newToken();
        attach(token, "agent_1", "san", NUMBER).header("Prefer", "code=429").send();
        attach(token, "agent_1", "san", NUMBER).send();
        assertEquals(List.of("ignores-retry-after"), rules(card(token, ""), "FAULT"));
    }

    @Test
    void repetitionByTheBrowserFailsLikeTheFirstAttemptAndDoesNotCount() {
        String token = newToken();
        SandboxCall.to(url("/__sandbox/script"))
                .method("PUT")
                .header("token", token)
                .body("{\"answers\": [\"fault=connection-reset\"]}")
                .send();
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThrows(IllegalStateException.class, () -> ofBrowser(token).send());
        }
        JsonNode card = card(token, "");
        assertEquals(List.of("gives-up"), rules(card, "OPEN"));
        assertEquals(1, situation(card, "connection-reset").path("forced").asInt());
        assertEquals("attached", ofBrowser(token).send().name());
        assertEquals(List.of("retries-break"), rules(card(token, ""), "GOOD"));
    }

    private SandboxCall ofBrowser(String token) {
        return attach(token, "agent_1", "san", NUMBER).header("Sec-Fetch-Mode", "cors");
    }

    private static JsonNode situation(JsonNode card, String name) {
        return card.path("situations")
                .valueStream()
                .filter(situation -> situation.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
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
