package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.execution.TestContext;
import dev.attachphone.suite.run.ContractCheck;
import java.net.http.HttpClient;
import java.util.List;

/** The packaged server behind TLS, spoken to in HTTP/2 wherever a client writes the request. */
class Http2ContractIT extends HttpsContractIT {

    // HTTP/2 has no such header, and another way to end a connection.
    private static final String CLOSING = "POST with a body of more than 8 MiB is answered with body-too-large (413)";

    @Override
    TargetClient target() {
        TargetClient first = super.target();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .sslContext(first.client().sslContext())
                .build();
        return new TargetClient(first.address(), client, first.timeout(), first.listener());
    }

    /** Java's client keeps to one connection, and to as many requests at once as the server takes on that. */
    @Override
    int crowd() {
        return 100;
    }

    @Override
    CheckOutcome play(TestContext testContext, ContractCheck contractCheck) throws Exception {
        CheckOutcome checkOutcome = super.play(testContext, contractCheck);
        if (!contractCheck.title().name().equals(CLOSING)) {
            return checkOutcome;
        }
        assertEquals(
                List.of("header Connection: expected close, came []"),
                checkOutcome.exchanges().get(0).failures());
        return new CheckOutcome(checkOutcome.title(), checkOutcome.exchanges(), List.of());
    }
}
