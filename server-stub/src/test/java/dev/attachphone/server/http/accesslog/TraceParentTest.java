package dev.attachphone.server.http.accesslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.attachphone.server.http.FailingServer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The {@code traceparent} of requests to a server whose writes fail. The invalid values are those of the recommendation. */
final class TraceParentTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String VALID = "00-" + TRACE + "-b7ad6b7169203331-01";

    @RegisterExtension
    private final FailingServer server = new FailingServer();

    @ParameterizedTest
    @CsvSource({
        VALID + ", " + VALID,
        "00-" + TRACE + "-b7ad6b7169203331-00, 00-" + TRACE + "-b7ad6b7169203331-00",
        "00-00000000000000001234567890123456-0000000000000001-ff, 00-00000000000000001234567890123456-0000000000000001-ff",
        "cc-" + TRACE + "-b7ad6b7169203331-01, " + VALID,
        "01-" + TRACE + "-b7ad6b7169203331-01-what-the-future-will-be-like, " + VALID,
        "'  " + VALID + " ', " + VALID
    })
    void aValidValueIsAnsweredAndLogged(String value, String answered) throws Exception {
        assertEquals(Optional.of(answered), answered(value));
        server.close();

        assertEquals(List.of(answered.substring(3, 35)), traces());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "0-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-B7AD6B7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0X",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1",
                "00-0af7651916cd43dd8448eb211c80319-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b716920333-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
                "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01.more",
                "00_0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331_01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01,00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                // A phone number.
                "00-00000000000000000000918062810341-b7ad6b7169203331-01"
            })
    void anInvalidValueIsIgnored(String value) throws Exception {
        assertEquals(Optional.empty(), answered(value));
        server.close();

        assertEquals(List.of(), traces());
    }

    @Test
    void severalHeadersAreIgnored() throws Exception {
        assertEquals(Optional.empty(), answered(VALID, VALID));
    }

    @Test
    void theErrorLogOfTheRequestHasTheTrace() throws Exception {
        answered(VALID);
        server.close();

        List<String> traces = server.log().stream()
                .map(event -> event.getMDCPropertyMap().get(LogContext.TRACE))
                .toList();
        assertTrue(traces.size() >= 2, "the failure and the access log: " + server.log());
        assertEquals(List.of(TRACE), traces.stream().distinct().toList());
    }

    @Test
    void theTraceOfARequestIsNotThatOfTheNext() throws Exception {
        answered(VALID);
        assertEquals(Optional.empty(), answered());
        server.close();

        assertFalse(
                server.log().get(server.log().size() - 1).getMDCPropertyMap().containsKey(LogContext.TRACE));
    }

    /** The header of the answer to an attach request with these headers. */
    private Optional<String> answered(String... values) throws IOException {
        String headers = Arrays.stream(values)
                .map(value -> "TraceParent: " + value + "\r\n")
                .collect(Collectors.joining());
        String answer = server.sendAttach(headers);
        assertTrue(answer.startsWith("HTTP/1.1 500 "), answer);
        List<String> found = answer.lines()
                .filter(line -> line.startsWith("traceparent: "))
                .map(line -> line.substring("traceparent: ".length()))
                .toList();
        assertTrue(found.size() <= 1, answer);
        return found.stream().findFirst();
    }

    private List<String> traces() {
        return server.log().stream()
                .map(ILoggingEvent::getMDCPropertyMap)
                .filter(fields -> fields.containsKey(LogContext.TRACE))
                .map(fields -> fields.get(LogContext.TRACE))
                .distinct()
                .toList();
    }
}
