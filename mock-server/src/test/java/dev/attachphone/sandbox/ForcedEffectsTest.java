package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attachphone.sandbox.request.Fault;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForcedEffectsTest extends RunningSandbox {

    private static final String NUMBER = "\"+4930123456\"";

    @Test
    void delayHoldsTheAnswerBack() {
        long start = System.nanoTime();
        Call.Answer answer = preferring(newToken(), "code=409, delay=300").send();
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() >= 300);
        assertEquals("already-attached", answer.name());
        assertEquals("code=409, delay=300", answer.header("Preference-Applied"));
        assertTrue(
                answer.header("X-Sandbox-Because").contains("held back for 300 ms"),
                answer.header("X-Sandbox-Because"));
    }

    @Test
    void queryIsATwinOfTheHeader() {
        String query = "?x=1&__prefer=" + URLEncoder.encode("example=invalid-auth, delay=1", StandardCharsets.UTF_8);
        Call.Answer answer = Call.json(url(ATTACH.path()) + query, good(ATTACH)).send();
        assertEquals("invalid-auth", answer.name());
        assertEquals("example=invalid-auth, delay=1", answer.header("Preference-Applied"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delay=-1",
                "delay=60001",
                "delay=1.5",
                "delay",
                "fault=x",
                "fault=",
                "code=409, fault=reply-lost",
                "example=attached, fault=connection-reset"
            })
    void whatCannotBeMetIsRefused(String preference) {
        Call.Answer answer = preferring(newToken(), preference).send();
        assertEquals(501, answer.status());
        String message = answer.json().path("message").asText();
        assertTrue(message.contains("reply-lost") && message.contains("60000"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"code=404", "nonsense", "exmaple=attached"})
    void queryThatContradictsTheHeaderOrMeansNothingIsRefused(String query) {
        Call.Answer answer = Call.json(
                        url(ATTACH.path()) + "?__prefer=" + URLEncoder.encode(query, StandardCharsets.UTF_8),
                        good(ATTACH))
                .header("token", newToken())
                .header("Prefer", "code=409")
                .send();
        assertEquals(501, answer.status(), query);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void faultIsServedOrNot(Fault fault) {
        String token = newToken();
        afflicted(fault, preferring(token, "fault=" + fault.text()));
        String next = attach(token, "agent_2", "san", NUMBER).send().name();
        assertEquals(fault.isServed() ? "already-attached" : "attached", next);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void agentBringsTheSameFaultAbout(Fault fault) {
        String token = newToken();
        String agent = "agent_fault_" + fault.text().replace('-', '_');
        afflicted(fault, attach(token, agent, "san", NUMBER));
        String next = attach(token, "agent_2", "san", NUMBER).send().name();
        assertEquals(fault.isServed() ? "already-attached" : "attached", next);
    }

    @Test
    void retryAfterALostReplyIsSafe() {
        String token = newToken();
        assertThrows(
                IllegalStateException.class,
                () -> preferring(token, "fault=reply-lost").send());
        Call.Answer again = attach(token, "agent_1", "san", NUMBER).send();
        assertEquals("attached", again.name());
        assertTrue(again.header("X-Sandbox-Because").contains("nothing changed"), again.header("X-Sandbox-Because"));
    }

    @Test
    void faultIsForcedOnAnyBody() {
        Call.Answer answer = Call.to(url(ATTACH.path()))
                .header("Prefer", "example=attached, fault=malformed-json")
                .body("not json")
                .send();
        assertEquals(200, answer.status());
        assertThrows(
                JsonProcessingException.class,
                () -> new JsonMapper().readTree(answer.response().body()));
    }

    @Test
    void slowAnswersKeepNobodyElseWaiting() {
        List<CompletableFuture<Void>> slow = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> preferring(newToken(), i % 2 == 0 ? "fault=slow-body" : "delay=5000")
                                .send()))
                .toList();
        assertEquals(
                "attached", attach(newToken(), "agent_1", "san", NUMBER).send().name());
        assertTrue(slow.stream().anyMatch(answer -> !answer.isDone()), "all slow answers came before a quick one");
        slow.forEach(CompletableFuture::join);
    }

    private Call preferring(String token, String preference) {
        return attach(token, "agent_1", "san", NUMBER).header("Prefer", preference);
    }

    private static void afflicted(Fault fault, Call call) {
        switch (fault) {
            case CONNECTION_RESET, EMPTY_RESPONSE, REPLY_LOST, TRUNCATED ->
                assertThrows(IllegalStateException.class, call::send);
            case MALFORMED_JSON -> {
                Call.Answer answer = call.send();
                assertEquals(200, answer.status());
                assertThrows(
                        JsonProcessingException.class,
                        () -> new JsonMapper().readTree(answer.response().body()));
            }
            case SLOW_BODY -> assertFalse(call.send().json().path("error").asBoolean(true));
        }
    }
}
