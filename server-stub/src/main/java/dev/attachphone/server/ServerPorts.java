package dev.attachphone.server;

import dev.attachphone.openapi.Contract;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import dev.attachphone.server.attach.Authentication;
import dev.attachphone.server.attach.CreateAgent;
import dev.attachphone.server.http.Api;
import dev.attachphone.server.http.ContractRules;
import dev.attachphone.server.http.HttpServer;
import dev.attachphone.server.http.Limits;
import dev.attachphone.server.http.Observer;
import dev.attachphone.server.http.PemFiles;
import dev.attachphone.server.http.Port;
import dev.attachphone.server.http.Readiness;
import dev.attachphone.server.metrics.Metrics;
import dev.attachphone.server.operations.Operations;
import dev.attachphone.server.operations.OperatorToken;
import dev.attachphone.server.storage.Database;
import java.time.Clock;
import java.util.Optional;

/** Makes the ports of the server on one database. */
final class ServerPorts {

    private final Database database;
    private final Limits limits;
    private final Optional<PemFiles> tls;
    private final Optional<Metrics> metrics;
    private final Readiness readiness;

    /**
     * None yet.
     *
     * @param database what they work on
     * @param limits what they take before they refuse
     * @param tls the files, if they speak HTTPS
     * @param metrics what is told of them, if anybody can read it
     */
    ServerPorts(Database database, Limits limits, Optional<PemFiles> tls, Optional<Metrics> metrics) {
        this.database = database;
        this.limits = limits;
        this.tls = tls;
        this.metrics = metrics;
        this.readiness = new Readiness(database::isReady, System::nanoTime);
    }

    /** The port of the vendor's API. */
    HttpServer ofTheApi(Contract contract) {
        Clock clock = Clock.systemUTC();
        Api api = new Api(
                new Authentication(database.credentials(), clock),
                new AttachPhoneNumbers(database.attachments(), clock),
                new CreateAgent(database.agents(), ContractRules.of(contract)),
                clock);
        return new HttpServer(contract, api, readiness, new Port(limits, tls, observer("public")));
    }

    /** The port of the operator who has that token. */
    HttpServer ofOperations(OperatorToken token) {
        Operations operations = new Operations(
                database.registry(), token, () -> metrics.map(Metrics::text).orElse(""));
        return new HttpServer(
                Contract.loadOperations(),
                operations,
                readiness,
                new Port(limits.withoutRate(), tls, observer("operations")));
    }

    private Observer observer(String port) {
        return metrics.map(known -> known.ofPort(port)).orElse(Observer.NONE);
    }
}
