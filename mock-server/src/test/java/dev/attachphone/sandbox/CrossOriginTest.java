package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Operation;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of web pages of other origins. */
class CrossOriginTest extends RunningSandbox {

    private static final String ANY_ORIGIN = "Access-Control-Allow-Origin: *";

    private static final String ORIGIN = "Origin: http://localhost:3000";

    @Test
    void preflightOfEachPathIsAnsweredWith204() throws IOException {
        for (Operation operation : new Operation[] {ATTACH, CREATE}) {
            String requested = "content-type," + operation.credentialHeaders().get(0) + ",prefer";
            List<String> answer = send(
                    "OPTIONS " + operation.path(),
                    ORIGIN,
                    "Access-Control-Request-Method: " + operation.method(),
                    "Access-Control-Request-Headers: " + requested);

            assertEquals("HTTP/1.1 204 No Content", answer.get(0));
            assertTrue(answer.contains(ANY_ORIGIN), answer::toString);
            assertTrue(answer.contains("Access-Control-Allow-Methods: " + operation.method()), answer::toString);
            assertTrue(answer.contains("Access-Control-Allow-Headers: " + requested), answer::toString);
        }
    }

    @Test
    void preflightIsNotInTheJournal() throws IOException {
        String token = newToken();
        send("OPTIONS " + ATTACH.path(), ORIGIN, "Access-Control-Request-Method: POST", "token: " + token);

        assertEquals(
                0,
                SandboxCall.to(url("/__sandbox/journal"))
                        .method("GET")
                        .header("token", token)
                        .send()
                        .json()
                        .at("/data/entries")
                        .size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"X: y", ORIGIN, "Access-Control-Request-Method: POST"})
    void optionsThatIsNoPreflightIsNotAllowed(String header) throws IOException {
        List<String> answer = send("OPTIONS " + ATTACH.path(), header);

        assertTrue(answer.get(0).startsWith("HTTP/1.1 405 "), answer::toString);
        assertTrue(answer.contains("X-Sandbox-Answer: method-not-allowed"), answer::toString);
        assertTrue(answer.contains("Allow: POST"), answer::toString);
    }

    @Test
    void everyOriginMayReadEveryAnswerAndItsHeaders() throws IOException {
        for (String name : ATTACH.answers().keySet()) {
            List<String> answer = send("POST " + ATTACH.path(), ORIGIN, "Prefer: example=" + name);

            assertTrue(answer.contains("X-Sandbox-Answer: " + name), answer::toString);
            assertReadable(answer);
        }
        assertReadable(send("POST " + ATTACH.path(), "token: x", "Content-Type: application/json"));
    }

    @Test
    void everyOriginMayReadAnswersOfTheHttpServer() throws IOException {
        int limit = CONTRACT.limits().maxHeaderBytes();
        List<String> answers = List.of("headers-too-large", "uri-too-long", "unsupported-transfer-coding");
        assertEquals(
                answers,
                Stream.of(
                                send("POST " + ATTACH.path(), "X: " + "a".repeat(limit)),
                                send("POST " + ATTACH.path() + "?" + "a".repeat(limit)),
                                send("POST " + ATTACH.path(), "Transfer-Encoding: gzip, chunked"))
                        .map(CrossOriginTest::readableAnswer)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/unknown", "/__sandbox/journal", "/api/agents/", "/__admin/mappings"})
    void otherPathsAreForPagesOfTheSandboxOnly(String path) throws IOException {
        for (String method : new String[] {"GET", "POST", "OPTIONS"}) {
            List<String> answer = send(method + " " + path, ORIGIN, "Access-Control-Request-Method: POST");

            assertFalse(String.join("\n", answer).contains("Access-Control-"), answer::toString);
        }
    }

    private static String readableAnswer(List<String> answer) {
        assertReadable(answer);
        return answer.stream()
                .filter(line -> line.startsWith("X-Sandbox-Answer: "))
                .map(line -> line.substring("X-Sandbox-Answer: ".length()))
                .collect(Collectors.joining());
    }

    private static void assertReadable(List<String> answer) {
        assertEquals(1, answer.stream().filter(ANY_ORIGIN::equals).count(), answer::toString);
        List<String> exposed = answer.stream()
                .filter(line -> line.startsWith("Access-Control-Expose-Headers: "))
                .flatMap(line ->
                        Arrays.stream(line.substring(line.indexOf(' ') + 1).split(", ", -1)))
                .toList();
        assertTrue(
                exposed.containsAll(List.of("Preference-Applied", "Retry-After", "X-Request-Id", "Allow")),
                answer::toString);
        List<String> own = answer.stream()
                .map(line -> line.split(":", 2)[0])
                .filter(name -> name.startsWith("X-Sandbox-"))
                .toList();
        assertTrue(exposed.containsAll(own), answer::toString);
    }

    /** The status line and the headers of the answer. */
    private List<String> send(String target, String... headers) throws IOException {
        String request = target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + Arrays.stream(headers).map(header -> header + "\r\n").collect(Collectors.joining());
        String answer = RawExchange.send(URI.create(url("/")), request + "\r\n");
        return List.of(answer.substring(0, answer.indexOf("\r\n\r\n")).split("\r\n", -1));
    }
}
