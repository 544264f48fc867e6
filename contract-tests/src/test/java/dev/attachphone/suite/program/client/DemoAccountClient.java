package dev.attachphone.suite.program.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.exchange.HeaderLine;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The demo world's first account, attaching numbers.
 *
 * @param target where it sends its requests
 */
public record DemoAccountClient(TargetClient target) {

    public static final Operation ATTACH = Contract.load().operation("attachPhoneNumber");

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);
    private static final int PAUSE_MILLIS = 100;

    private static final DemoWorld.DemoAccount ACCOUNT =
            DemoWorld.load().accounts().get(0);

    /** The ids of its agents, of which there are two at least. */
    static List<String> agents() {
        return ACCOUNT.agents();
    }

    /** Attaches numbers to an agent; other fields are as in the example of the contract. */
    TargetReply attach(String agent, List<String> numbers) throws NoResponseException {
        ObjectNode body =
                Objects.requireNonNull(ATTACH.requestExamples().get("attached")).deepCopy();
        body.put("agent_id", agent);
        ArrayNode sent = body.putArray("numbers");
        numbers.forEach(sent::add);
        return target.send(new TargetRequest(
                ATTACH.method(),
                ATTACH.path(),
                List.of(new HeaderLine("Content-Type", "application/json"), new HeaderLine("token", ACCOUNT.token())),
                Payload.of(body.toString(), StandardCharsets.UTF_8)));
    }

    /** Repeats the request until the status is reached, because readiness is cached for a short time. */
    public void awaitStatus(String path, int expected) throws Exception {
        Instant end = Instant.now().plus(LONG_ENOUGH);
        while (status(path) != expected) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError(path + " never answered " + expected);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** The status of a GET without a credential, such as {@code /health/ready}. */
    public int status(String path) throws NoResponseException {
        return target.send(new TargetRequest("GET", path, List.of(), Payload.EMPTY))
                .status();
    }
}
