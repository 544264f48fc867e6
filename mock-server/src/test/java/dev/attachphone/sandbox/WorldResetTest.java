package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WorldResetTest extends RunningSandbox {

    private static final String NUMBER = "\"+4930123456\"";

    private void attachNumber(String token) {
        assertEquals("attached", attach(token, "agent_1", "san", NUMBER).send().name());
        assertEquals(
                "already-attached",
                attach(token, "agent_2", "san", NUMBER).send().name());
    }

    @Test
    void resetAffectsOnlyTheTokensOwnWorld() {
        String token = newToken();
        String bystander = newToken();
        attachNumber(token);
        attachNumber(bystander);
        SandboxCall.SandboxReply sandboxReply = SandboxCall.to(url("/__sandbox/world"))
                .method("DELETE")
                .header("token", token)
                .send();
        assertEquals(200, sandboxReply.status());
        assertEquals(1, sandboxReply.json().at("/data/forgotten_numbers").asInt());
        assertEquals("attached", attach(token, "agent_2", "san", NUMBER).send().name());
        assertEquals(
                "already-attached",
                attach(bystander, "agent_2", "san", NUMBER).send().name());
    }

    @Test
    void resetRequiresAToken() {
        SandboxCall.SandboxReply sandboxReply =
                SandboxCall.to(url("/__sandbox/world")).method("DELETE").send();
        assertEquals(401, sandboxReply.status());
        assertEquals("invalid-auth", sandboxReply.name());
    }
}
