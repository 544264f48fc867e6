package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests to the operations port that HTTP clients do not send. */
@Tag("integration")
final class OperationsQueryTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void aMalformedQueryIsAnsweredWithInvalidValue() throws Exception {
        try (ServerProcess server =
                new ServerProcess("sqlite:" + directory.resolve("attach.db"), directory.resolve("log"))) {
            for (String query : List.of("limit=%zz", "limit=%", "limit={1}", "limit=1|2", "limit=%ff")) {
                String answer = answer(server, query);

                assertTrue(answer.startsWith("HTTP/1.1 400 "), query + ": " + answer);
                assertTrue(answer.contains("limit must be a whole number from 1 to 1000"), query + ": " + answer);
            }
            String one = answer(server, "%6cimit=%31");
            assertTrue(one.startsWith("HTTP/1.1 200 "), one);
            assertTrue(one.contains("\"next_cursor\":\""), one);
        }
    }

    @Test
    void headIsAnsweredLikeGetWithoutABody() throws Exception {
        try (ServerProcess server =
                new ServerProcess("sqlite:" + directory.resolve("attach.db"), directory.resolve("log"))) {
            for (String path : List.of("/accounts", "/metrics")) {
                String answer =
                        server.sendRawToOperations("HEAD " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                + ServerProcess.OPERATOR_TOKEN + "\r\nConnection: close\r\n\r\n");

                assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
                assertTrue(answer.contains("Content-Length: "), answer);
                assertTrue(answer.endsWith("\r\n\r\n"), answer);
            }
        }
    }

    private static String answer(ServerProcess server, String query) throws IOException {
        return server.sendRawToOperations("GET /accounts?" + query + " HTTP/1.1\r\nHost: x\r\n"
                + "Authorization: Bearer " + ServerProcess.OPERATOR_TOKEN + "\r\nConnection: close\r\n\r\n");
    }
}
