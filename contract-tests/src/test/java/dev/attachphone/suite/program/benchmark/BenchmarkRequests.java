package dev.attachphone.suite.program.benchmark;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.program.client.DemoAccountClient;
import dev.attachphone.suite.program.process.OperationsServerProcess;
import java.util.Objects;
import java.util.stream.IntStream;

/** The raw requests of a benchmark. */
final class BenchmarkRequests {

    // Prime, so that every smaller index maps to a distinct number that is far from its predecessor's.
    private static final long NUMBERS = 1_000_000_007;
    private static final long STRIDE = 387_420_489;

    private static final String TOKEN = DemoWorld.load().accounts().get(0).token();

    private BenchmarkRequests() {}

    static String live(int index) {
        return "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    /** Looks up the holder of the number with that index. */
    static String lookup(int index) {
        return "GET /numbers/" + number(index) + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + OperationsServerProcess.TOKEN + "\r\n\r\n";
    }

    static String attach(int index) {
        return attach(index, 1);
    }

    /** Attaches several numbers per request; the numbers of different indexes are distinct. */
    static String attach(int index, int numbers) {
        ObjectNode body = Objects.requireNonNull(
                        DemoAccountClient.ATTACH.requestExamples().get("attached"))
                .deepCopy();
        ArrayNode sent = body.putArray("numbers");
        IntStream.range(0, numbers).forEach(i -> sent.add(number(index * numbers + i)));
        return "POST " + DemoAccountClient.ATTACH.path()
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + "token: " + TOKEN
                + "\r\nContent-Length: " + body.toString().length() + "\r\n\r\n" + body;
    }

    private static String number(int index) {
        return "+49" + (NUMBERS + index * STRIDE % NUMBERS);
    }
}
