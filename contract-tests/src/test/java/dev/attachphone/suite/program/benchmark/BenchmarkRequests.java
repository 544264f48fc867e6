package dev.attachphone.suite.program.benchmark;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.openapi.DemoWorld.DemoAccount;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.program.process.OperationsServerProcess;
import java.util.Objects;
import java.util.stream.IntStream;

/** The raw requests of a benchmark. */
final class BenchmarkRequests {

    private static final Operation OPERATION = Contract.load().operation("attachPhoneNumber");

    // Prime, so that every smaller index maps to a distinct number that is far from its predecessor's.
    private static final long NUMBERS = 1_000_000_007;
    private static final long STRIDE = 387_420_489;

    private static final DemoAccount ACCOUNT = DemoWorld.load().accounts().get(0);
    private static final String TOKEN = "token: " + ACCOUNT.token() + "\r\n";
    private static final String NUMBER = "+10000000000";
    private static final String ATTACH = attachOf(ACCOUNT.agents().get(0));
    private static final String CONFLICT = attachOf(ACCOUNT.agents().get(1));

    private BenchmarkRequests() {}

    /** Looks up the holder of the number with that index. */
    static String lookup(int index) {
        return "GET /numbers/" + number(index) + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + OperationsServerProcess.TOKEN + "\r\n\r\n";
    }

    /** Attaches the number with that index. */
    static String attach(int index) {
        return ATTACH.replace(NUMBER, number(index));
    }

    /** Attaches the number with that index to another agent than {@link #attach}. */
    static String conflict(int index) {
        return CONFLICT.replace(NUMBER, number(index));
    }

    /** An attach that is refused because it has no credential. */
    static String withoutToken() {
        return ATTACH.replace(TOKEN, "");
    }

    /** An attach that is refused because of its provider. */
    static String withUnknownProvider() {
        return request(example().put("provider", "airtel"));
    }

    /** Attaches several numbers per request; the numbers of different indexes are distinct. */
    static String attach(int index, int numbers) {
        ObjectNode body = example();
        ArrayNode sent = body.putArray("numbers");
        IntStream.range(0, numbers).forEach(i -> sent.add(number(index * numbers + i)));
        return request(body);
    }

    private static String attachOf(String agent) {
        ObjectNode body = example();
        body.put("agent_id", agent).putArray("numbers").add(NUMBER);
        return request(body);
    }

    private static ObjectNode example() {
        return Objects.requireNonNull(OPERATION.requestExamples().get("attached"))
                .deepCopy();
    }

    private static String request(ObjectNode body) {
        return "POST " + OPERATION.path()
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + TOKEN + "Content-Length: "
                + body.toString().length() + "\r\n\r\n" + body;
    }

    private static String number(int index) {
        return "+4" + (NUMBERS + index * STRIDE % NUMBERS);
    }
}
