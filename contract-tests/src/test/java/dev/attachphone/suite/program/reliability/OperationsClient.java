package dev.attachphone.suite.program.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.exchange.HeaderLine;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.validation.StrictJsonParser;
import java.util.ArrayList;
import java.util.List;

/**
 * The operator of a server.
 *
 * @param target the operations port
 */
record OperationsClient(TargetClient target) {

    private static final Operation DETACH = Contract.loadOperations().operation("detachNumber");
    private static final int DETACHED = DETACH.answer("number-detached").status();
    private static final int FAILED = DETACH.answer("internal-server-error").status();
    private static final int OVERLOADED = 503;

    private static final int PAGE = 1_000;
    private static final int OK = 200;

    /**
     * Detaches a number.
     *
     * @return whether the answer says that it is detached; if not, it may be
     * @throws NoResponseException if there is no HTTP response
     */
    boolean detach(String number) throws NoResponseException {
        TargetReply reply = send(DETACH.method(), DETACH.path().replace("{number}", number));
        if (!List.of(DETACHED, FAILED, OVERLOADED).contains(reply.status())) {
            throw new IllegalStateException("detaching " + number + " is answered with " + reply.status());
        }
        return reply.status() == DETACHED;
    }

    /** All attached numbers. */
    List<JsonNode> numbers() throws NoResponseException {
        return list("/numbers?");
    }

    /** All events of all accounts, the newest of an account first. */
    List<JsonNode> events() throws NoResponseException {
        List<JsonNode> events = new ArrayList<>();
        for (JsonNode account : list("/accounts?")) {
            events.addAll(list("/accounts/" + account.path("id").asText() + "/history?"));
        }
        return events;
    }

    private List<JsonNode> list(String path) throws NoResponseException {
        List<JsonNode> entries = new ArrayList<>();
        String cursor = "";
        do {
            TargetReply reply = send("GET", path + "limit=" + PAGE + cursor);
            JsonNode page = StrictJsonParser.readOrMissing(reply.body());
            if (reply.status() != OK) {
                throw new IllegalStateException(path + " is answered with " + reply.status() + " " + page);
            }
            page.path("items").forEach(entries::add);
            cursor = page.path("next_cursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("next_cursor").asText();
        } while (!cursor.isEmpty());
        return entries;
    }

    private TargetReply send(String method, String path) throws NoResponseException {
        return target.send(new TargetRequest(
                method,
                path,
                List.of(new HeaderLine("Authorization", "Bearer " + PackagedProgram.OPERATOR_TOKEN)),
                Payload.EMPTY));
    }
}
