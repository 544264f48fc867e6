package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.exchange.Target;
import dev.attachphone.suite.play.Bench;
import dev.attachphone.suite.run.Check;
import java.net.http.HttpClient;
import java.util.List;

/** The packaged server behind TLS, spoken to in HTTP/2 wherever a client writes the request. */
class Http2ContractIT extends HttpsContractIT {

    // HTTP/2 has no such header, and another way to end a connection.
    private static final String CLOSING = "a body of more than 8 MiB ends the connection";

    @Override
    Target target() {
        Target first = super.target();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .sslContext(first.client().sslContext())
                .build();
        return new Target(first.place(), client, first.patience(), first.watcher());
    }

    /** Java's client keeps to one connection, and to as many requests at once as the server takes on that. */
    @Override
    int crowd() {
        return 100;
    }

    @Override
    Outcome play(Bench bench, Check check) throws Exception {
        Outcome outcome = super.play(bench, check);
        if (!check.title().name().equals(CLOSING)) {
            return outcome;
        }
        assertEquals(
                List.of("header Connection: expected close, came []"),
                outcome.exchanges().get(0).complaints());
        return new Outcome(outcome.title(), outcome.exchanges(), List.of());
    }
}
