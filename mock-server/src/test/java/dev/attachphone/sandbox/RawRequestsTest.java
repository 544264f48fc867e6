package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                "GET http:/__sandbox/health HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /x HTTP/1.1\r\n\r\n",
                "GET /x HTTP/1.1\r\nHost:\r\n\r\n",
                "GET http://x/x HTTP/1.1\r\nHost: \r\n\r\n",
                "GET /x#y HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /x?y# HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET http://user@x/x HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET http://user:password@x/x HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /x http/1.1\r\nHost: x\r\n\r\n",
                "GET /x Http/1.0\r\nHost: x\r\n\r\n",
                "GET /x HTTP/1.2\r\nHost: x\r\n\r\n",
                "GET /x HTTP/2.0\r\nHost: x\r\n\r\n",
                "GET /x HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET /x\r\n\r\n",
                "GET /x HTTP/1.1\r\nHost: x\r\nContent-Encoding as sent: gzip\r\n\r\n",
                "POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
                "POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n",
                "POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
                "FOO\r\n\r\n"
            })
    void invalidHttpIsAnsweredWith400InTheEnvelope(String bytes) throws IOException {
        String answer = send(bytes);

        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.contains("\r\n\r\n{\"error\":true,\"code\":400,"), answer);
        assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
        assertTrue(answer.contains("\r\nDate: "), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: GZIP , Chunked",
                "Transfer-Encoding: identity, chunked",
                "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked"
            })
    void anotherTransferCodingIsRefusedBeforeThePathIsLookedUp(String header) throws IOException {
        for (String target : new String[] {"POST " + ATTACH.path(), "GET /x"}) {
            String answer = send(target + " HTTP/1.1\r\nHost: x\r\n" + header + "\r\n\r\n0\r\n\r\n");

            assertTrue(answer.startsWith("HTTP/1.1 501 "), answer);
            assertTrue(answer.contains("\r\nX-Sandbox-Answer: unsupported-transfer-coding\r\n"), answer);
            assertTrue(answer.contains("\r\nX-Sandbox-Source: decisions/0020-limits.md\r\n"), answer);
            assertTrue(answer.contains("\r\nX-Sandbox-Provenance: ours\r\n"), answer);
            assertTrue(
                    answer.contains("\r\nX-Sandbox-Because: the HTTP server of the sandbox gave this answer"), answer);
            assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
            assertTrue(answer.contains("\r\nDate: "), answer);
            assertTrue(
                    answer.endsWith(
                            ATTACH.answer("unsupported-transfer-coding").body().toString()),
                    answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1\r\nConnection: close", "HTTP/1.0"})
    void aConnectionThatIsClosedIsAnnounced(String version) throws IOException {
        String answer = send("DELETE " + ATTACH.path() + " " + version + "\r\nHost: x\r\n\r\n");

        assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
    }

    @Test
    void theConnectionOfABodyOverTheLimitIsReusable() throws IOException {
        String answers = send(bodyOf(300_000) + "GET /x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertTrue(answers.startsWith("HTTP/1.1 413 "), answers);
        assertTrue(answers.contains("HTTP/1.1 404 "), answers);
    }

    @Test
    void theConnectionOfAVeryLargeBodyIsClosed() throws IOException {
        String answer = send(bodyOf(8 * 1024 * 1024 + 1));

        assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
        assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
    }

    private static String bodyOf(int bytes) {
        return "POST " + ATTACH.path()
                + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                + bytes + "\r\n\r\n" + " ".repeat(bytes);
    }

    @Test
    void invalidHttpAfterAnotherRequestIsAnsweredWith400() throws IOException {
        String first = "DELETE " + ATTACH.path() + " HTTP/1.1\r\nHost: x\r\n\r\n";
        for (String second :
                new String[] {"GET /x http/1.1\r\nHost: x\r\n\r\n", "GET /x#y HTTP/1.1\r\nHost: x\r\n\r\n"}) {
            String answers = send(first + second);

            assertTrue(answers.startsWith("HTTP/1.1 405 "), answers);
            assertTrue(answers.contains("HTTP/1.1 400 "), answers);
        }
    }

    @Test
    void theHeadersOfEachRequestOfAConnectionAreLimitedOnTheirOwn() throws IOException {
        int padding = CONTRACT.limits().maxHeaderBytes() * 3 / 4;
        String request =
                "DELETE " + ATTACH.path() + " HTTP/1.1\r\nHost: x\r\nX-Padding: " + "a".repeat(padding) + "\r\n\r\n";
        String answers = send(request.repeat(3));

        assertEquals(3, answers.split("HTTP/1.1 405 ", -1).length - 1, answers);
        assertFalse(answers.contains("HTTP/1.1 431 "), answers);
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
    @ValueSource(strings = {"", "http://x", "HTTP://x", "http://y", "http://y:81"})
    void absoluteTargetsAreServedWhateverTheHost(String origin) throws IOException {
        String request = "DELETE " + origin + ATTACH.path() + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

        assertTrue(send(request).contains("X-Sandbox-Answer: method-not-allowed"), () -> origin);
    }

    private String send(String bytes) throws IOException {
        return RawExchange.send(URI.create(url("/")), bytes);
    }
}
