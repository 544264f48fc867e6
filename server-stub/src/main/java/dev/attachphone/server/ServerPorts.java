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
import dev.attachphone.server.metrics.Metrics;
import dev.attachphone.server.operations.Operations;
import dev.attachphone.server.operations.OperatorToken;
import dev.attachphone.server.storage.Database;
import java.time.Clock;
import java.util.Optional;

/**
 * Makes the ports of the server on one database.
 *
 * @param database what they work on
 * @param limits what they take before they refuse
 * @param tls the files, if they speak HTTPS
 * @param metrics what is told of them, if anybody can read it
 */
record ServerPorts(Database database, Limits limits, Optional<PemFiles> tls, Optional<Metrics> metrics) {

    /** The port of the vendor's API. */
    HttpServer ofTheApi(Contract contract) {
        Clock clock = Clock.systemUTC();
        Api api = new Api(
                new Authentication(database.credentials(), clock),
                new AttachPhoneNumbers(database.attachments(), clock),
                new CreateAgent(database.agents(), ContractRules.of(contract)),
                clock);
        return new HttpServer(contract, api, database::isReady, new Port(limits, tls, observer("public")));
    }

    /** The port of the operator who has that token. */
    HttpServer ofOperations(OperatorToken token) {
        Operations operations = new Operations(
                database.registry(), token, () -> metrics.map(Metrics::text).orElse(""));
        return new HttpServer(
                Contract.loadOperations(),
                operations,
                database::isReady,
                new Port(limits.withoutRate(), tls, observer("operations")));
    }

    private Observer observer(String port) {
        return metrics.map(known -> known.ofPort(port)).orElse(Observer.NONE);
    }
}
