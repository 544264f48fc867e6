package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PreferHeaderTest extends RunningSandbox {

    static Stream<Arguments> everyAnswer() {
        return CONTRACT.operations().stream()
                .flatMap(operation ->
                        operation.answers().values().stream().map(answer -> Arguments.of(operation, answer)));
    }

    @ParameterizedTest
    @MethodSource("everyAnswer")
    void anExampleForcesItsAnswerOnAnyRequest(Operation operation, NamedAnswer named) {
        SandboxCall.SandboxReply sandboxReply = SandboxCall.to(url(operation.path()))
                .header("Prefer", "respond-async, Example=\"" + named.name() + "\"")
                .body("not json")
                .send();
        assertEquals(named.name(), sandboxReply.name());
        assertEquals(named.status(), sandboxReply.status());
        assertEquals("example=" + named.name(), sandboxReply.header("Preference-Applied"));
        if (named.body().has("timestamp")) {
            assertNotEquals(named.body().path("timestamp"), sandboxReply.json().path("timestamp"));
            assertEquals(named.body().at("/data/status"), sandboxReply.json().at("/data/status"));
        } else {
            assertEquals(named.body().toString(), sandboxReply.response().body());
        }
    }

    @ParameterizedTest
    @MethodSource("everyAnswer")
    void aCodeForcesTheFirstAnswerWithThatStatus(Operation operation, NamedAnswer named) {
        SandboxCall.SandboxReply sandboxReply = SandboxCall.to(url(operation.path()))
                .header("Prefer", "code=" + named.status())
                .send();
        assertEquals(operation.firstWithStatus(named.status()).orElseThrow().name(), sandboxReply.name());
        assertEquals("code=" + named.status(), sandboxReply.header("Preference-Applied"));
    }

    @Test
    void anUnknownPreferenceIsRefusedWithThePossibleValues() {
        for (String preference :
                new String[] {"example=atached", "code=418", "code=abc", "example", "example=attached, code=409"}) {
            SandboxCall.SandboxReply sandboxReply = attach(newToken(), good(ATTACH))
                    .header("Prefer", preference)
                    .send();
            assertEquals(501, sandboxReply.status());
            assertEquals("unknown-preference", sandboxReply.name());
            assertEquals(501, sandboxReply.json().path("code").asInt());
            String message = sandboxReply.json().path("message").asText();
            assertTrue(ATTACH.answers().keySet().stream().allMatch(message::contains), message);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "example=already-atached, Examples: already-attached",
        "example=mal-formed-body, Examples: malformed-body",
        "fault=slowbody, Faults: slow-body"
    })
    void aMistypedNameIsRefusedWithTheNearestOneFirst(String preference, String nearest) {
        String message = attach(newToken(), good(ATTACH))
                .header("Prefer", preference)
                .send()
                .json()
                .path("message")
                .asText();
        assertTrue(message.contains(nearest + ", "), message);
    }

    @ParameterizedTest
    @CsvSource({
        "exmaple=, example",
        "Exampel=attached, example",
        "cdoe=409, code",
        "delya=100, delay",
        "falut=truncated, fault"
    })
    void aMistypedPreferenceIsRefusedWithTheNearestOne(String preference, String nearest) {
        SandboxCall.SandboxReply sandboxReply =
                attach(newToken(), good(ATTACH)).header("Prefer", preference).send();
        assertEquals("unknown-preference", sandboxReply.name());
        String message = sandboxReply.json().path("message").asText();
        assertTrue(message.contains("the nearest is " + nearest + ". Examples: "), message);
    }

    @Test
    void registeredPreferencesAreIgnored() {
        assertEquals(
                "attached",
                attach(newToken(), good(ATTACH))
                        .header("Prefer", "return=minimal, handling=strict, safe, depth-noroot, wait=1")
                        .send()
                        .name());
    }

    @Test
    void otherPreferencesAreIgnored() {
        assertEquals(
                "attached",
                attach(newToken(), good(ATTACH))
                        .header("Prefer", "respond-async, wait=10")
                        .send()
                        .name());
    }

    @Test
    void aForcedAnswerDoesNotChangeState() {
        String token = newToken();
        attach(token, "agent_1", "san", "\"+4930123456\"")
                .header("Prefer", "example=attached")
                .send();
        assertEquals(
                "attached",
                attach(token, "agent_2", "san", "\"+4930123456\"").send().name());
    }

    @Test
    void aPreferenceIsIgnoredOnAnotherMethod() {
        assertEquals(
                "method-not-allowed",
                SandboxCall.to(url(ATTACH.path()))
                        .method("GET")
                        .header("Prefer", "example=attached")
                        .send()
                        .name());
    }
}
