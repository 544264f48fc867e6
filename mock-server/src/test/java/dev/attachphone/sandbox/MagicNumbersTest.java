package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.sandbox.fault.InjectedFault;
import dev.attachphone.sandbox.fault.MagicNumber;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MagicNumbersTest extends RunningSandbox {

    static Stream<NamedAnswer> everyAnswer() {
        return ATTACH.answers().values().stream();
    }

    @ParameterizedTest
    @MethodSource("everyAnswer")
    void aNumberForcesItsAnswer(NamedAnswer named) {
        String number = MagicNumber.numberFor(ATTACH, named);
        SandboxCall.SandboxReply reply =
                attach(newToken(), "agent_1", "san", quoted(number)).send();
        assertEquals(named.status(), reply.status());
        assertEquals(named.name(), reply.name());
        assertEquals("the magic number " + number + " forces this answer", reply.header("X-Sandbox-Because"));
        assertTrue(CONTRACT.phoneNumberPattern().matcher(number).matches(), number);
        assertTrue(number.startsWith("+99900" + named.status()), number);
    }

    @Test
    void everyAnswerHasItsOwnNumber() {
        List<String> numbers = everyAnswer()
                .map(answer -> MagicNumber.numberFor(ATTACH, answer))
                .distinct()
                .toList();
        assertEquals(ATTACH.answers().size(), numbers.size());
    }

    @Test
    void aNumberForcesItsAnswerForACreatedAgent() {
        String agent = create("YOUR_AUTH_TOKEN", "{\"agent_name\": \"sales\"}")
                .send()
                .json()
                .path("id")
                .asText();
        SandboxCall.SandboxReply reply =
                attach("YOUR_AUTH_TOKEN", agent, "san", quoted("+9990042901")).send();
        assertEquals("too-many-requests", reply.name());
        assertEquals("1", reply.header("Retry-After"));
    }

    @Test
    void aNumberAmongOthersForcesItsAnswerAndNothingIsAttached() {
        String token = newToken();
        assertEquals(
                "already-attached",
                attach(token, "agent_1", "san", quoted("+4930123456") + "," + quoted("+9990040901"))
                        .send()
                        .name());
        assertEquals(
                "attached",
                attach(token, "agent_2", "san", quoted("+4930123456")).send().name());
    }

    @Test
    void aNumberCausesAFaultOrADelay() {
        String lost = MagicNumber.numberFor(InjectedFault.REPLY_LOST);
        SandboxCall call = attach(newToken(), "agent_1", "san", quoted(lost));
        assertThrows(IllegalStateException.class, call::send);
        assertTrue(attach(newToken(), "agent_1", "san", quoted("+9990000120"))
                .send()
                .header("X-Sandbox-Because")
                .endsWith("the answer is held back for 20 ms, because of the phone number"));
    }

    @Test
    void aNumberOfTheBlockThatForcesNothingSaysSo() {
        SandboxCall.SandboxReply reply =
                attach(newToken(), "agent_1", "san", quoted("+9990049901")).send();
        assertEquals("attached", reply.name());
        assertTrue(
                reply.header("X-Sandbox-Because").contains("is in the block of magic numbers but is none of them"),
                reply.header("X-Sandbox-Because"));
    }

    @Test
    void theListOfAnswersHasEveryNumber() {
        JsonNode listed = SandboxCall.to(url("/__sandbox/answers"))
                .method("GET")
                .send()
                .json()
                .at("/data/magic_numbers");
        assertEquals(ATTACH.answers().size() + InjectedFault.values().length + 1, listed.size());
        assertTrue(listed.toString().contains("{\"number\":\"+9990040901\",\"effect\":\"409 already-attached\"}"));
    }

    private static String quoted(String number) {
        return '"' + number + '"';
    }
}
