package dev.attachphone.suite.mutation.killer;

import dev.attachphone.openapi.Contract;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import dev.attachphone.server.attach.Authentication;
import dev.attachphone.server.attach.CreateAgent;
import dev.attachphone.server.http.Api;
import dev.attachphone.server.http.ContractRules;
import dev.attachphone.server.http.HttpServer;
import dev.attachphone.server.http.Limits;
import dev.attachphone.server.http.Port;
import dev.attachphone.server.storage.Database;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The server in this JVM, wired as its command line wires it. */
final class ServerHere implements AutoCloseable {

    private static final Limits LIMITS = new Limits(
            new Limits.Sizes(262_144, 16_384),
            new Limits.Times(Duration.ofSeconds(30), Duration.ofSeconds(20), Duration.ofSeconds(1)),
            new Limits.Counts(1_000, 512),
            new Limits.Rate(0, 1));

    private final HttpServer server;
    private final URI url;

    ServerHere(Database database, Trouble trouble) throws IOException {
        Contract contract = Contract.load();
        server = new HttpServer(
                contract, api(contract, database, trouble), database::isReady, new Port(LIMITS, Optional.empty()));
        url = server.start("127.0.0.1", 0);
    }

    URI url() {
        return url;
    }

    /** Lets go of the server; it waits a second for connections that nobody uses any more, and nobody need wait for it. */
    @Override
    public void close() {
        Thread end = new Thread(server::close, "end");
        end.setDaemon(true);
        end.start();
    }

    private static Api api(Contract contract, Database database, Trouble trouble) {
        Clock clock = Clock.systemUTC();
        return new Api(
                new Authentication(database.credentials(), clock),
                new AttachPhoneNumbers(trouble.before(database.attachments()), clock),
                new CreateAgent(trouble.beforeAgents(database.agents()), ContractRules.of(contract)),
                clock);
    }
}
