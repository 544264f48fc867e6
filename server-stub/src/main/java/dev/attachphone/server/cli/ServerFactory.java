package dev.attachphone.server.cli;

import dev.attachphone.openapi.AgentIdFormat;
import dev.attachphone.openapi.Contract;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import dev.attachphone.server.attach.CreateAgent;
import dev.attachphone.server.attach.CredentialAuthenticator;
import dev.attachphone.server.http.CachedReadiness;
import dev.attachphone.server.http.HttpServer;
import dev.attachphone.server.http.connection.HttpServerListener;
import dev.attachphone.server.http.connection.PortConfig;
import dev.attachphone.server.http.connection.ServerLimits;
import dev.attachphone.server.http.jaxrs.ContractRules;
import dev.attachphone.server.http.jaxrs.PublicApiApplication;
import dev.attachphone.server.http.tls.PemFiles;
import dev.attachphone.server.metrics.PrometheusMetrics;
import dev.attachphone.server.operations.OperationsApplication;
import dev.attachphone.server.operations.OperatorToken;
import dev.attachphone.server.storage.Database;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/** Makes the ports of the server on one database. */
final class ServerFactory {

    private final Database database;
    private final ServerLimits serverLimits;
    private final Optional<PemFiles> tls;
    private final Optional<PrometheusMetrics> metrics;
    private final CachedReadiness cachedReadiness;

    /**
     * None yet.
     *
     * @param database what they work on
     * @param serverLimits what they take before they refuse
     * @param tls the files, if they speak HTTPS
     * @param metrics what is told of them, if anybody can read it
     */
    ServerFactory(
            Database database, ServerLimits serverLimits, Optional<PemFiles> tls, Optional<PrometheusMetrics> metrics) {
        this.database = database;
        this.serverLimits = serverLimits;
        this.tls = tls;
        this.metrics = metrics;
        this.cachedReadiness = new CachedReadiness(database::isReady, System::nanoTime);
    }

    /** The port of the vendor's API. */
    HttpServer createPublicServer(Contract contract) {
        Clock clock = Clock.systemUTC();
        AgentIdFormat agentIds = contract.agentIdFormat();
        SecureRandom random = new SecureRandom();
        PublicApiApplication publicApiApplication = new PublicApiApplication(
                new CredentialAuthenticator(
                        database.credentials(), contract.limits().credential()::allows, clock),
                new AttachPhoneNumbers(database.attachments(), clock),
                new CreateAgent(database.agents(), ContractRules.of(contract), () -> agentIds.generate(random)),
                clock);
        return new HttpServer(
                contract, publicApiApplication, cachedReadiness, new PortConfig(serverLimits, tls, listener("public")));
    }

    /** The port of the operator who has that token. */
    HttpServer createOperationsServer(OperatorToken token) {
        OperationsApplication operationsApplication = new OperationsApplication(
                database.registries(),
                token,
                () -> metrics.map(PrometheusMetrics::scrape).orElse(""));
        return new HttpServer(
                Contract.loadOperations(),
                operationsApplication,
                cachedReadiness,
                new PortConfig(serverLimits.withoutRate(), tls, listener("operations")));
    }

    private HttpServerListener listener(String port) {
        return metrics.map(known -> known.forPort(port)).orElse(HttpServerListener.NONE);
    }
}
