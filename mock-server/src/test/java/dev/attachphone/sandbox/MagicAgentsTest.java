package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.sandbox.fault.MagicAgent;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MagicAgentsTest extends RunningSandbox {

    private static final String NUMBER = "\"+4930123456\"";

    static Stream<NamedAnswer> everyAnswer() {
        return ATTACH.answers().values().stream();
    }

    @ParameterizedTest
    @MethodSource("everyAnswer")
    void anAgentForcesTheAnswerThatItIsNamedAfter(NamedAnswer named) {
        SandboxCall.SandboxReply sandboxReply = attach(newToken(), MagicAgent.idFor(named.name()), "san", NUMBER)
                .send();
        assertEquals(named.status(), sandboxReply.status());
        assertEquals(named.name(), sandboxReply.name());
        assertEquals(named.body().path("message"), sandboxReply.json().path("message"));
        assertEquals(named.body().at("/data/status"), sandboxReply.json().at("/data/status"));
    }

    @Test
    void aForcedAnswerContainsTheNumbersOfTheRequest() {
        assertEquals(
                "[" + NUMBER + "]",
                attach("YOUR_AUTH_TOKEN", "agent_attached_pending", "san", NUMBER)
                        .send()
                        .json()
                        .at("/data/phone_numbers")
                        .toString());
        assertEquals(
                NUMBER,
                attach("YOUR_AUTH_TOKEN", "agent_already_attached", "san", NUMBER)
                        .send()
                        .json()
                        .at("/data/phone_number")
                        .toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent_fault_nope", "agent_delay_abc", "agent_delay_99999999"})
    void aMistypedAgentIsRefusedWithTheExistingOnes(String agent) {
        SandboxCall.SandboxReply sandboxReply =
                attach(newToken(), agent, "san", NUMBER).send();
        assertEquals(501, sandboxReply.status());
        assertTrue(sandboxReply.json().path("message").asText().contains("agent_fault_reply_lost"));
    }

    @Test
    void aForcedAnswerDoesNotChangeState() {
        String token = newToken();
        attach(token, "agent_attached", "san", NUMBER).send();
        assertEquals("attached", attach(token, "agent_2", "san", NUMBER).send().name());
    }

    @Test
    void errorsWithHigherPrecedenceAreAnsweredFirst() {
        assertEquals(
                "invalid-provider",
                attach(newToken(), "agent_already_attached", "SAN", NUMBER)
                        .send()
                        .name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"YOUR_AUTH_TOKEN", "a token's own"})
    void anAgentDelaysTheAnswer(String token) {
        long start = System.nanoTime();
        SandboxCall.SandboxReply sandboxReply = attach(
                        token.replaceAll("[^A-Z_]", "x"), "agent_delay_200", "san", "\"+4930123457\"")
                .send();
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() >= 200);
        assertEquals("agent_delay_200", sandboxReply.json().at("/data/agent_id").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent_allready_attached", "agent-already-attached", "agent_alreadyattached"})
    void aNearMissIsAnsweredAsUsualAndSaysSo(String agent) {
        SandboxCall.SandboxReply sandboxReply =
                attach(newToken(), agent, "san", NUMBER).send();
        assertEquals("attached", sandboxReply.name());
        assertTrue(
                sandboxReply
                        .header("X-Sandbox-Because")
                        .endsWith("'" + agent + "' is no magic agent, the nearest is agent_already_attached"),
                sandboxReply.header("X-Sandbox-Because"));
    }

    @Test
    void aNearMissOfAnAccountWithItsOwnAgentsSaysSoToo() {
        SandboxCall.SandboxReply sandboxReply = attach("YOUR_AUTH_TOKEN", "agent_allready_attached", "san", NUMBER)
                .send();
        assertEquals("agent-not-found", sandboxReply.name());
        assertTrue(sandboxReply.header("X-Sandbox-Because").contains("the nearest is agent_already_attached"));
    }

    @Test
    void anAgentOfTheAccountIsNoNearMiss() {
        String token = newToken();
        SandboxCall.to(url("/__sandbox/world"))
                .method("PUT")
                .header("token", token)
                .body("{\"accounts\": [{\"agents\": [\"agent_allready_attached\"]}]}")
                .send();
        SandboxCall.SandboxReply sandboxReply =
                attach(token, "agent_allready_attached", "san", NUMBER).send();
        assertEquals("attached", sandboxReply.name());
        assertFalse(sandboxReply.header("X-Sandbox-Because").contains("magic"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent_1", "agent_abc123xyz", "agent_sales", "agent_support", "attached"})
    void anOrdinaryAgentIsNoNearMiss(String agent) {
        assertFalse(attach(newToken(), agent, "san", NUMBER)
                .send()
                .header("X-Sandbox-Because")
                .contains("magic"));
    }

    @Test
    void anAgentDelaysTheAnswerWithinARange() {
        assertTrue(attach(newToken(), "agent_delay_20..21", "san", NUMBER)
                .send()
                .header("X-Sandbox-Because")
                .matches(".*held back for 2[01] ms, because of the agent's name"));
    }
}
