package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawRequestsTest extends RunningSandbox {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /api/agents HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\nabc",
                "POST /api/agents HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n",
                "POST http:/api/agents HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
                "POST foo:/api/agents HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
                "POST foo://x/api/agents HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
                "GET http:/__admin/health HTTP/1.1\r\nHost: x\r\n\r\n",
                "FOO\r\n\r\n"
            })
    void invalidHttpIsAnsweredWith400InTheEnvelope(String bytes) throws IOException {
        String answer = send(bytes);

        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.contains("\r\n\r\n{\"error\":true,\"code\":400,"), answer);
    }

    @Test
    void aTargetWithoutAPathIsAnsweredWithUnknownPath() throws IOException {
        String answer = send("OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
        assertTrue(answer.contains("X-Sandbox-Answer: unknown-path"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%zz", "%", "a=%", "a=%f", "%zz=a"})
    void aQueryThatCannotBeDecodedIsIgnored(String query) throws IOException {
        String path = ATTACH.path() + "?" + query;
        String request = "DELETE " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

        assertTrue(send(request).contains("X-Sandbox-Answer: method-not-allowed"), () -> query);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://x", "HTTP://x"})
    void absoluteTargetsAreServed(String origin) throws IOException {
        String request = "DELETE " + origin + ATTACH.path() + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

        assertTrue(send(request).contains("X-Sandbox-Answer: method-not-allowed"), () -> origin);
    }

    @Test
    void requestsOfOtherClientsAreNotShown() {
        attach("somebodys-token", "agent_1", "san", "\"+4930123456\"").send();
        SandboxCall.SandboxReply journal =
                SandboxCall.to(url("/__admin/requests")).method("GET").send();

        assertFalse(
                journal.response().body().contains("somebodys-token"),
                journal.response().body());
        assertEquals(
                200, SandboxCall.to(url("/__admin/health")).method("GET").send().status());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, requests",
        "GET, requests/123e4567-e89b-12d3-a456-426614174000",
        "POST, requests/remove",
        "GET, requests/unmatched/near-misses",
        "POST, near-misses/request-pattern"
    })
    void wireMocksJournalIsAnsweredWithAReferenceToOurs(String method, String resource) {
        SandboxCall.SandboxReply sandboxReply = SandboxCall.to(url("/__admin/" + resource))
                .method(method)
                .body("{}")
                .send();

        assertEquals(501, sandboxReply.status());
        assertEquals(501, sandboxReply.json().path("code").asInt());
        String message = sandboxReply.json().path("message").asText();
        assertTrue(message.contains("GET /__sandbox/journal"), message);
    }

    @Test
    void webPagesCannotUseTheAdminApi() throws IOException {
        String end = "POST /__admin/shutdown HTTP/1.1\r\nContent-Length: 0\r\nConnection: close\r\n";

        assertTrue(send(end + "Host: localhost\r\nOrigin: http://elsewhere.example\r\n\r\n")
                .startsWith("HTTP/1.1 404 "));
        assertTrue(send(end + "Host: elsewhere.example\r\n\r\n").startsWith("HTTP/1.1 404 "));
        assertEquals(
                200, SandboxCall.to(url("/__admin/health")).method("GET").send().status());
    }

    private String send(String bytes) throws IOException {
        URI url = URI.create(url("/"));
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
