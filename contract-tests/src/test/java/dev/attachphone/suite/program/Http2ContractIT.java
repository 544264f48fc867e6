package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.execution.TestContext;
import dev.attachphone.suite.run.ContractCheck;
import java.net.http.HttpClient;
import java.util.List;

/** The packaged server with TLS; requests are sent in HTTP/2 unless a case writes raw bytes. */
class Http2ContractIT extends HttpsContractIT {

    // HTTP/2 has no such header and closes connections differently.
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

    /** The JDK's client uses one connection and respects the server's limit of concurrent streams. */
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
                List.of("header Connection: expected close but was []"),
                checkOutcome.exchanges().get(0).failures());
        return new CheckOutcome(checkOutcome.title(), checkOutcome.exchanges(), List.of());
    }
}
