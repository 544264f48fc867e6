package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest extends RunningSandbox {

    @Test
    void theNextRequestsAreAnsweredAsScriptedThenAsUsual() {
        String token = newToken();
        put(token, "{\"answers\": [\"internal-server-error\", \"500\", \"code=429\"]}");
        assertEquals(
                List.of("internal-server-error", "internal-server-error", "too-many-requests", "attached"),
                Stream.generate(() -> attach(token, good(ATTACH)).send().name())
                        .limit(4)
                        .toList());
    }

    @Test
    void aStepIsExplainedAndRecorded() {
        String token = newToken();
        put(token, "{\"answers\": [\"503\", \"delay=1\"]}");
        SandboxCall.SandboxReply first = attach(token, good(ATTACH)).send();
        assertEquals(
                "the script forces this answer: step 1 of 2 of the script of this token",
                first.header("X-Sandbox-Because"));
        assertEquals("1", first.header("Retry-After"));
        assertEquals("", first.header("Preference-Applied"));
        SandboxCall.SandboxReply second = attach(token, good(ATTACH)).send();
        assertTrue(
                second.header("X-Sandbox-Because")
                        .endsWith("because of the script, step 2 of 2 of the script of this token"),
                second.header("X-Sandbox-Because"));
        attach(token, good(ATTACH)).send();
        assertEquals(
                List.of("script", "script", "natural"),
                get("/__sandbox/journal", token).findValuesAsText("cause"));
        assertEquals(
                "script",
                get(first.header("X-Sandbox-Explanation"), token).path("cause").asText());
    }

    @Test
    void aStepCanBeAFaultOrNothing() {
        String token = newToken();
        put(token, "{\"answers\": [\"as-usual\", \"fault=connection-reset\"]}");
        assertEquals("attached", attach(token, good(ATTACH)).send().name());
        SandboxCall reset = attach(token, good(ATTACH));
        assertThrows(IllegalStateException.class, reset::send);
        assertEquals("attached", attach(token, good(ATTACH)).send().name());
    }

    @Test
    void theScriptOfAnAgentAppliesToItsRequestsOnly() {
        String token = newToken();
        put(token, "{\"answers\": [\"500\"], \"agent\": \"agent_2\"}");
        put(token, "{\"answers\": [\"503\"]}");
        assertEquals(
                "overloaded",
                attach(token, "agent_1", "san", "\"+4930123456\"").send().name());
        assertEquals(
                "internal-server-error",
                attach(token, "agent_2", "san", "\"+4930123457\"").send().name());
        assertEquals(
                "attached",
                attach(token, "agent_2", "san", "\"+4930123457\"").send().name());
    }

    @Test
    void aStepThatTheOperationLacksWaitsForTheOther() {
        String token = newToken();
        put(token, "{\"answers\": [\"already-attached\"]}");
        assertEquals("agent-created", create(token, good(CREATE)).send().name());
        assertEquals("already-attached", attach(token, good(ATTACH)).send().name());
    }

    @Test
    void aRequestWithAPreferenceUsesNoStep() {
        String token = newToken();
        put(token, "{\"answers\": [\"500\"]}");
        assertEquals(
                "agent-not-found",
                attach(token, good(ATTACH)).header("Prefer", "code=404").send().name());
        assertEquals("internal-server-error", attach(token, good(ATTACH)).send().name());
    }

    @Test
    void otherTokensAreNotAffected() {
        put(newToken(), "{\"answers\": [\"500\"]}");
        assertEquals("attached", attach(newToken(), good(ATTACH)).send().name());
    }

    @Test
    void theScriptIsShownAndRemoved() {
        String token = newToken();
        put(token, "{\"answers\": [\"500\", \"503\"]}");
        attach(token, good(ATTACH)).send();
        assertEquals(
                "[{\"answers\":[\"500\",\"503\"],\"used\":1}]",
                get("/__sandbox/script", token).path("scripts").toString());
        script("DELETE", token, "");
        assertEquals("[]", get("/__sandbox/script", token).path("scripts").toString());
        assertEquals("attached", attach(token, good(ATTACH)).send().name());
    }

    @Test
    void resettingTheWorldRemovesTheScript() {
        String token = newToken();
        put(token, "{\"answers\": [\"500\"]}");
        SandboxCall.to(url("/__sandbox/world"))
                .method("DELETE")
                .header("token", token)
                .send();
        assertEquals("attached", attach(token, good(ATTACH)).send().name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"answers\": []}",
                "{\"answers\": [500]}",
                "{\"answers\": [\"nope\"]}",
                "{\"answers\": [\"exmaple=attached\"]}",
                "{\"answers\": [\"code=409, fault=reply-lost\"]}",
                "{\"answers\": [\"500\"], \"agent\": \" \"}"
            })
    void anInvalidScriptIsRefused(String body) {
        assertEquals(400, script("PUT", newToken(), body).status());
    }

    @Test
    void anUnknownAnswerIsRefusedWithItsPositionAndTheNearestOne() {
        String message = script("PUT", newToken(), "{\"answers\": [\"500\", \"already-atached\"]}")
                .json()
                .path("message")
                .asText();
        assertTrue(
                message.startsWith("answers[1]: There is no example 'already-atached'. Examples: already-attached, "),
                message);
    }

    @Test
    void aScriptBelongsToAToken() {
        assertEquals(
                401,
                SandboxCall.to(url("/__sandbox/script")).method("GET").send().status());
    }

    private void put(String token, String body) {
        SandboxCall.SandboxReply reply = script("PUT", token, body);
        assertEquals(200, reply.status(), reply.response().body());
    }

    private SandboxCall.SandboxReply script(String method, String token, String body) {
        return SandboxCall.to(url("/__sandbox/script"))
                .method(method)
                .header("token", token)
                .body(body)
                .send();
    }

    private JsonNode get(String path, String token) {
        return SandboxCall.to(url(path))
                .method("GET")
                .header("token", token)
                .send()
                .json()
                .path("data");
    }
}
