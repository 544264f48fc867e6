package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
               {"number": "+4930000002", "account": "other", "agent": "agent_three", "provider": "san"},
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
    void declaredStateDeterminesTheAnswer(String agent, String provider, String number, String answer) {
        String token = declareWorld();
        assertEquals(
                answer,
                attach(token, agent, provider, "\"" + number + "\"").send().name());
    }

    @Test
    void worldShowsDeclaredAndNewlyAttachedNumbers() {
        String token = declareWorld();
        attach(token, "agent_one", "san", "\"+4930000009\"").send();
        SandboxCall.SandboxReply shown = world("GET", token, "");
        assertEquals(4, shown.json().at("/data/all_numbers").asInt());
        assertEquals(
                "[\"agent_one\",\"agent_two\"]", shown.json().at("/data/agents").toString());
    }

    @Test
    void resetRemovesTheDeclaration() {
        String token = declareWorld();
        world("DELETE", token, "");
        assertEquals(
                "attached",
                attach(token, "agent_three", "twilio", "\"+4930000001\"").send().name());
    }

    private String declareWorld() {
        String token = newToken();
        assertEquals(200, world("PUT", token, WORLD).status());
        return token;
    }

    private SandboxCall.SandboxReply world(String method, String token, String body) {
        return SandboxCall.to(url("/__sandbox/world"))
                .method(method)
                .header("token", token)
                .body(body)
                .send();
    }
}
