package dev.attachphone.server.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.http.BlockingServer;
import dev.attachphone.server.http.RawHttpConnection;
import dev.attachphone.server.http.TestApplication;
import dev.attachphone.server.http.TestLimits;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestCodingsTest {

    private static final String ACCEPT_ENCODING = "\r\nAccept-Encoding: identity\r\n";

    @RegisterExtension
    private final BlockingServer server = new BlockingServer();

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "identity, gzip", "x"})
    void aContentCodingIsAnsweredWith415AndTheSupportedCoding(String coding) throws Exception {
        String answer = send(RawHttpConnection.attach(TestApplication.BODY, "Content-Encoding: " + coding + "\r\n"));

        assertTrue(answer.startsWith("HTTP/1.1 415 "), answer);
        assertTrue(answer.contains(ACCEPT_ENCODING), answer);
    }

    @Test
    void theContentTypeIsAnsweredWith415WithoutACoding() throws Exception {
        String answer = send(RawHttpConnection.attach(TestApplication.BODY).replace("application/json", "text/plain"));

        assertTrue(answer.startsWith("HTTP/1.1 415 "), answer);
        assertEquals(-1, answer.indexOf("Accept-Encoding"), answer);
    }

    @Test
    void theContentCodingIdentityIsServed() throws Exception {
        server.store().release();

        String answer = send(RawHttpConnection.attach(TestApplication.BODY, "Content-Encoding: Identity\r\n"));

        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
    }

    @ParameterizedTest
    @CsvSource({
        "'gzip, chunked', 501",
        "'gzip\r\nTransfer-Encoding: chunked', 501",
        "'chunked, gzip', 400",
        "gzip, 400",
        "CHUNKED, 200"
    })
    void onlyTheTransferCodingChunkedIsServed(String coding, int status) throws Exception {
        server.store().release();
        String chunked =
                Integer.toHexString(TestApplication.BODY.length()) + "\r\n" + TestApplication.BODY + "\r\n0\r\n\r\n";

        String answer = send(
                RawHttpConnection.attach("").replace("Content-Length: 0", "Transfer-Encoding: " + coding) + chunked);

        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertEquals(status != 200, answer.contains("\r\nConnection: close\r\n"), answer);
    }

    private String send(String request) throws IOException {
        try (RawHttpConnection connection = new RawHttpConnection(server.start(TestLimits.generous()))) {
            return connection.send(request).readTo("}}");
        }
    }
}
