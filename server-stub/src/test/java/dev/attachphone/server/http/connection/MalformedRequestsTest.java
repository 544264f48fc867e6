package dev.attachphone.server.http.connection;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.http.FailingServer;
import dev.attachphone.server.http.RawHttpConnection;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MalformedRequestsTest {

    @RegisterExtension
    private final FailingServer server = new FailingServer();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FOO\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nBad Header\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "POST /api/agents HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
                "POST /api/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            })
    void answersMalformedRequestsWithTheEnvelope(String bytes) throws Exception {
        String answer = server.sendRaw(bytes);

        assertTrue(answer.contains("Content-Type: application/json"), answer);
        assertTrue(answer.contains("\r\n\r\n{\"error\":true,\"code\":"), answer);
        assertTrue(answer.contains("X-Request-Id: "), answer);
        assertFalse(answer.contains("Server:"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http:", "HTTP:", "https:", "foo:"})
    void rejectsATargetWithASchemeButNoHost(String scheme) throws Exception {
        String answer = postTo(scheme + "/api/agent/attach-phone-number");

        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.endsWith("{\"error\":true,\"code\":400,\"message\":\"Bad Request\",\"data\":{}}"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://user@x/api/agent/attach-phone-number", "/api/agent/attach-phone-number#part"})
    void rejectsATargetWithUserInformationOrAFragment(String target) throws Exception {
        RawHttpConnection.assertErrorAndClose(400, "Bad Request", postTo(target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/agents HTTP/1.1\r\nHost:\r\n\r\n",
                "POST /api/agents HTTP/1.1\r\n\r\n",
                "POST /api/agents http/1.1\r\nHost: x\r\n\r\n",
                "POST /api/agents Http/1.1\nHost: x\n\n"
            })
    void rejectsAMissingHostAndAVersionInLowerCase(String bytes) throws Exception {
        RawHttpConnection.assertErrorAndClose(400, "Bad Request", server.sendRaw(bytes));
    }

    @Test
    void namesTheVersionToUpgradeTo() throws Exception {
        String answer = server.sendRaw("GET /health/live HTTP/2.0\r\nHost: x\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 426 "), answer);
        assertTrue(answer.contains("Upgrade: HTTP/1.1\r\n"), answer);
        assertTrue(answer.contains("Connection: Upgrade, close\r\n"), answer);
    }

    @Test
    void rejectsAnInvalidChunkThatArrivesWithTheHeaders() throws Exception {
        String request = String.join(
                "\r\n",
                "POST /api/agent/attach-phone-number HTTP/1.1",
                "Host: x",
                "Content-Type: application/json",
                "Transfer-Encoding: chunked",
                "",
                "ZZ",
                "");

        String answer = server.sendRaw(request);

        RawHttpConnection.assertErrorAndClose(400, "Bad Request", answer);
    }

    @Test
    void answersAnInvalidRequestThatArrivesWithAValidOne() throws Exception {
        String valid = "GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n";

        String answers = server.sendRaw(valid + "GET /nowhere http/1.1\r\nHost: x\r\n\r\n");

        assertTrue(answers.startsWith("HTTP/1.1 404 "), answers);
        assertTrue(answers.contains("HTTP/1.1 400 "), answers);
    }

    @Test
    void rejectsAVersionInLowerCaseThatArrivesInTwoParts() throws Exception {
        String answer = server.sendRaw("POST /api/agents htt", "p/1.1\r\nHost: x\r\n\r\n");

        RawHttpConnection.assertErrorAndClose(400, "Bad Request", answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://x", "HTTP://x", "http://another-host"})
    void acceptsATargetWithAndWithoutAHost(String origin) throws Exception {
        assertTrue(postTo(origin + "/api/agent/attach-phone-number").startsWith("HTTP/1.1 401 "));
    }

    private String postTo(String target) throws IOException {
        return server.sendRaw("POST " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
    }
}
