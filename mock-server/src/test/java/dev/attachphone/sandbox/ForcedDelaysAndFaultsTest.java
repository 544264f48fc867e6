package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attachphone.sandbox.fault.InjectedFault;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("integration")
class ForcedDelaysAndFaultsTest extends RunningSandbox {

    private static final String NUMBER = "\"+4930123456\"";

    @Test
    void aDelayDelaysTheAnswer() {
        long start = System.nanoTime();
        SandboxCall.SandboxReply sandboxReply =
                preferring(newToken(), "code=409, delay=300").send();
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() >= 300);
        assertEquals("already-attached", sandboxReply.name());
        assertEquals("code=409, delay=300", sandboxReply.header("Preference-Applied"));
        assertTrue(
                sandboxReply.header("X-Sandbox-Because").contains("held back for 300 ms"),
                sandboxReply.header("X-Sandbox-Because"));
    }

    @Test
    void aDelayWithASpreadIsDrawnAndNamed() {
        SandboxCall.SandboxReply sandboxReply =
                preferring(newToken(), "delay=20..21").send();
        assertTrue(
                sandboxReply.header("Preference-Applied").matches("delay=2[01]"),
                sandboxReply.header("Preference-Applied"));
    }

    @Test
    void preferencesAreReadFromTheQueryToo() {
        String query = "?x=1&__prefer=" + URLEncoder.encode("example=invalid-auth, delay=1", StandardCharsets.UTF_8);
        SandboxCall.SandboxReply sandboxReply =
                SandboxCall.json(url(ATTACH.path()) + query, good(ATTACH)).send();
        assertEquals("invalid-auth", sandboxReply.name());
        assertEquals("example=invalid-auth, delay=1", sandboxReply.header("Preference-Applied"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delay=-1",
                "delay=60001",
                "delay=300..200",
                "delay=1..60001",
                "delay=1.5",
                "delay",
                "fault=x",
                "fault=",
                "code=409, fault=reply-lost",
                "example=attached, fault=connection-reset"
            })
    void invalidPreferencesAreRefused(String preference) {
        SandboxCall.SandboxReply sandboxReply =
                preferring(newToken(), preference).send();
        assertEquals(501, sandboxReply.status());
        String message = sandboxReply.json().path("message").asText();
        assertTrue(message.contains("reply-lost") && message.contains("60000"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"code=404", "nonsense", "exmaple=attached"})
    void aQueryThatContradictsTheHeaderIsRefused(String query) {
        SandboxCall.SandboxReply sandboxReply = SandboxCall.json(
                        url(ATTACH.path()) + "?__prefer=" + URLEncoder.encode(query, StandardCharsets.UTF_8),
                        good(ATTACH))
                .header("token", newToken())
                .header("Prefer", "code=409")
                .send();
        assertEquals(501, sandboxReply.status(), query);
    }

    @ParameterizedTest
    @EnumSource(InjectedFault.class)
    void aFaultOccursBeforeOrAfterTheRequestIsProcessed(InjectedFault injectedFault) {
        String token = newToken();
        expectFault(injectedFault, preferring(token, "fault=" + injectedFault.text()));
        String next = attach(token, "agent_2", "san", NUMBER).send().name();
        assertEquals(injectedFault.isRequestProcessed() ? "already-attached" : "attached", next);
    }

    @ParameterizedTest
    @EnumSource(InjectedFault.class)
    void aMagicAgentCausesTheSameFault(InjectedFault injectedFault) {
        String token = newToken();
        String agent = "agent_fault_" + injectedFault.text().replace('-', '_');
        expectFault(injectedFault, attach(token, agent, "san", NUMBER));
        String next = attach(token, "agent_2", "san", NUMBER).send().name();
        assertEquals(injectedFault.isRequestProcessed() ? "already-attached" : "attached", next);
    }

    @Test
    void aRetryAfterALostReplyIsSafe() {
        String token = newToken();
        assertThrows(
                IllegalStateException.class,
                () -> preferring(token, "fault=reply-lost").send());
        SandboxCall.SandboxReply again = attach(token, "agent_1", "san", NUMBER).send();
        assertEquals("attached", again.name());
        assertTrue(again.header("X-Sandbox-Because").contains("nothing changed"), again.header("X-Sandbox-Because"));
    }

    @Test
    void aFaultIsForcedOnAnyBody() {
        SandboxCall.SandboxReply sandboxReply = SandboxCall.to(url(ATTACH.path()))
                .header("Prefer", "example=attached, fault=malformed-json")
                .body("not json")
                .send();
        assertEquals(200, sandboxReply.status());
        assertThrows(
                JsonProcessingException.class,
                () -> new JsonMapper().readTree(sandboxReply.response().body()));
    }

    @Test
    void slowAnswersDoNotDelayOthers() {
        List<CompletableFuture<Void>> slow = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> preferring(newToken(), i % 2 == 0 ? "fault=slow-body" : "delay=5000")
                                .send()))
                .toList();
        assertEquals(
                "attached", attach(newToken(), "agent_1", "san", NUMBER).send().name());
        assertTrue(slow.stream().anyMatch(answer -> !answer.isDone()), "all slow answers arrived before a fast one");
        slow.forEach(CompletableFuture::join);
    }

    private SandboxCall preferring(String token, String preference) {
        return attach(token, "agent_1", "san", NUMBER).header("Prefer", preference);
    }

    private static void expectFault(InjectedFault injectedFault, SandboxCall sandboxCall) {
        switch (injectedFault) {
            case CONNECTION_RESET, EMPTY_RESPONSE, REPLY_LOST, TRUNCATED ->
                assertThrows(IllegalStateException.class, sandboxCall::send);
            case MALFORMED_JSON -> {
                SandboxCall.SandboxReply sandboxReply = sandboxCall.send();
                assertEquals(200, sandboxReply.status());
                assertThrows(
                        JsonProcessingException.class,
                        () -> new JsonMapper().readTree(sandboxReply.response().body()));
            }
            case SLOW_BODY ->
                assertFalse(sandboxCall.send().json().path("error").asBoolean(true));
        }
    }
}
