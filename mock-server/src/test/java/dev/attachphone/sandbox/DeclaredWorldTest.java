package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredWorldTest extends RunningSandbox {

    private static final String WORLD = """
            {"accounts": [
               {"agents": ["agent_one", "agent_two"], "providers": ["san"], "confirming": ["vonage"]},
               {"name": "other", "agents": ["agent_three"]}],
             "held": [
               {"number": "+4930000001", "agent": "agent_two", "provider": "san"},
               {"number": "+4930000002", "account": "other", "agent": "agent_three", "provider": "twilio"},
               {"number": "+4930000003", "agent": "agent_one", "provider": "san", "status": "inactive"}]}
            """;

    @ParameterizedTest
    @CsvSource({
        "agent_one, san, +4930000009, attached",
        "agent_three, san, +4930000009, agent-not-found",
        "agent_one, twilio, +4930000009, provider-not-configured",
        "agent_one, vonage, +4930000009, attached-pending",
        "agent_one, san, +4930000001, already-attached",
        "agent_one, san, +4930000002, attached-to-another-account",
        "agent_one, san, +4930000003, attached-inactive"
    })
    void decidesTheAnswer(String agent, String provider, String number, String answer) {
        String token = declared();
        assertEquals(
                answer,
                attach(token, agent, provider, "\"" + number + "\"").send().name());
    }

    @Test
    void isShownWithWhatWasAttachedSince() {
        String token = declared();
        attach(token, "agent_one", "san", "\"+4930000009\"").send();
        Call.Answer shown = world("GET", token, "");
        assertEquals(4, shown.json().at("/data/all_numbers").asInt());
        assertEquals(
                "[\"agent_one\",\"agent_two\"]", shown.json().at("/data/agents").toString());
    }

    @Test
    void isGoneAfterAReset() {
        String token = declared();
        world("DELETE", token, "");
        assertEquals(
                "attached",
                attach(token, "agent_three", "twilio", "\"+4930000001\"").send().name());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"acounts\": []} | acounts is not known; there are accounts, held",
                "{\"accounts\": 5} | accounts is of another type",
                "{\"accounts\": [{\"agents\": \"a\"}]} | accounts[0].agents is of another type",
                "{\"accounts\": [{\"agents\": [5]}]} | accounts[0].agents[0] is of another type",
                "{\"accounts\": [{\"providers\": [\"SAN\"]}]} | accounts[0].providers: 'SAN' is not one of bandwidth",
                "{\"accounts\": [{}, {}]} | accounts[1].name: '' stands there twice",
                "{\"accounts\": [{\"agents\": [\"a\"]}], \"held\": [{\"number\": \"+4930\", \"agent\": \"b\", \"provider\": \"san\"}]} | held[0].agent: account '' has no agent 'b'",
                "{\"held\": [{\"number\": \"4930\"}]} | held[0].number: '4930' is not E.164",
                "{\"held\": [null]} | held[0] is null",
                "[] | the world is of another type",
                "{ | is not JSON"
            })
    void badOneIsRefusedByPlace(String world, String message) {
        String token = declared();
        Call.Answer answer = world("PUT", token, world);
        assertEquals(400, answer.status(), answer.response().body());
        assertTrue(
                answer.json().path("message").asText().contains(message),
                answer.response().body());
        assertEquals(
                "already-attached",
                attach(token, "agent_one", "san", "\"+4930000001\"").send().name());
    }

    private String declared() {
        String token = newToken();
        assertEquals(200, world("PUT", token, WORLD).status());
        return token;
    }

    private Call.Answer world(String method, String token, String body) {
        return Call.to(url("/__sandbox/world"))
                .method(method)
                .header("token", token)
                .body(body)
                .send();
    }
}
