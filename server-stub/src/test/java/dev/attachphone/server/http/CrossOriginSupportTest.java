package dev.attachphone.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CrossOriginSupportTest {

    private static final String ORIGIN = "https://app.example";

    @RegisterExtension
    private final BlockingServer server = new BlockingServer();

    @BeforeEach
    void release() {
        server.store().release();
    }

    @Test
    void aPreflightOfAnAllowedOriginIsAnsweredWith204() throws Exception {
        String answer = preflight(server.startFor(Set.of(ORIGIN)), TestApplication.PATH, ORIGIN);

        assertTrue(answer.startsWith("HTTP/1.1 204 "), answer);
        assertHeader("Access-Control-Allow-Origin: " + ORIGIN, answer);
        assertHeader("Access-Control-Allow-Methods: POST", answer);
        assertHeader("Vary: Origin", answer);
        String headers = answer.lines()
                .filter(line -> line.startsWith("Access-Control-Allow-Headers: "))
                .findFirst()
                .orElseThrow();
        for (String name :
                Set.of("Content-Type", "token", "api_access_token", "authorization", "X-Request-Id", "traceparent")) {
            assertTrue(headers.contains(name), headers);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://other.example", "https://app.example.org", "http://app.example", "null"})
    void aPreflightOfAnotherOriginIsAnsweredWith405(String origin) throws Exception {
        String answer = preflight(server.startFor(Set.of(ORIGIN)), TestApplication.PATH, origin);

        assertTrue(answer.startsWith("HTTP/1.1 405 "), answer);
        assertFalse(answer.contains("Access-Control-"), answer);
    }

    @Test
    void withoutOriginsEveryPreflightIsAnsweredWith405() throws Exception {
        String answer = preflight(server.startFor(Set.of()), TestApplication.PATH, ORIGIN);

        assertTrue(answer.startsWith("HTTP/1.1 405 "), answer);
        assertFalse(answer.contains("Access-Control-"), answer);
        assertFalse(answer.contains("Vary"), answer);
    }

    @Test
    void aPreflightOfAnUnknownPathIsAnsweredWith404() throws Exception {
        String answer = preflight(server.startFor(Set.of(ORIGIN)), "/nowhere", ORIGIN);

        assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
    }

    @Test
    void anOptionsRequestThatIsNoPreflightIsAnsweredWith405() throws Exception {
        String answer =
                send(server.startFor(Set.of(ORIGIN)), "OPTIONS " + TestApplication.PATH, "Origin: " + ORIGIN, "");

        assertTrue(answer.startsWith("HTTP/1.1 405 "), answer);
    }

    @Test
    void answersToAnAllowedOriginCanBeRead() throws Exception {
        URI url = server.startFor(Set.of("http://localhost:3000", ORIGIN));
        String attached = attach(url, "Origin: " + ORIGIN + "\r\ntoken: " + TestApplication.CREDENTIAL);
        String refused = attach(url, "Origin: " + ORIGIN);

        assertTrue(attached.startsWith("HTTP/1.1 200 "), attached);
        assertTrue(refused.startsWith("HTTP/1.1 401 "), refused);
        for (String answer : Set.of(attached, refused)) {
            assertHeader("Access-Control-Allow-Origin: " + ORIGIN, answer);
            String exposed = answer.lines()
                    .filter(line -> line.startsWith("Access-Control-Expose-Headers: "))
                    .findFirst()
                    .orElseThrow();
            for (String name : Set.of("X-Request-Id", "traceparent", "Retry-After", "Allow")) {
                assertTrue(exposed.contains(name), exposed);
            }
        }
    }

    private static void assertHeader(String line, String answer) {
        assertEquals(1, answer.lines().filter(line::equals).count(), line + " in " + answer);
    }

    private static String preflight(URI url, String path, String origin) throws Exception {
        return send(
                url,
                "OPTIONS " + path,
                "Origin: " + origin + "\r\nAccess-Control-Request-Method: POST\r\n"
                        + "Access-Control-Request-Headers: content-type,token",
                "");
    }

    private static String attach(URI url, String headers) throws Exception {
        return send(
                url,
                "POST " + TestApplication.PATH,
                headers + "\r\nContent-Type: application/json\r\nContent-Length: " + TestApplication.BODY.length(),
                TestApplication.BODY);
    }

    private static String send(URI url, String target, String headers, String body) throws Exception {
        try (RawHttpConnection connection = new RawHttpConnection(url)) {
            return connection
                    .send(target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n\r\n" + body)
                    .readToEnd();
        }
    }
}
