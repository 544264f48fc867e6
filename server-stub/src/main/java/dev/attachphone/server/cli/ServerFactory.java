package dev.attachphone.server.cli;

import dev.attachphone.openapi.Contract;
import dev.attachphone.server.http.CachedReadiness;
import dev.attachphone.server.http.HttpServer;
import dev.attachphone.server.http.connection.HttpServerListener;
import dev.attachphone.server.http.connection.PortConfig;
import dev.attachphone.server.http.connection.ServerLimits;
import dev.attachphone.server.http.jaxrs.PublicApiApplication;
import dev.attachphone.server.http.tls.TlsConfig;
import dev.attachphone.server.metrics.PrometheusMetrics;
import dev.attachphone.server.operations.OperationsApplication;
import dev.attachphone.server.operations.OperatorToken;
import dev.attachphone.server.storage.Database;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Creates the servers of the public port and of the operations port on one database. */
final class ServerFactory {

    private final Database database;
    private final ServerLimits limits;
    private final Optional<TlsConfig> tls;
    private final Optional<PrometheusMetrics> metrics;
    private final CachedReadiness readiness;

    /**
     * Creates a factory.
     *
     * @param tls the configuration of HTTPS; empty for plain HTTP
     * @param metrics the metrics of the servers; empty if none are recorded
     */
    ServerFactory(
            Database database, ServerLimits limits, Optional<TlsConfig> tls, Optional<PrometheusMetrics> metrics) {
        this.database = database;
        this.limits = limits;
        this.tls = tls;
        this.metrics = metrics;
        this.readiness = new CachedReadiness(database::isReady, System::nanoTime);
    }

    /**
     * Creates the server of the vendor's API.
     *
     * @param corsOrigins the origins whose web pages may send requests
     */
    HttpServer createPublicServer(Contract contract, Set<String> corsOrigins) {
        PublicApiApplication application = new PublicApiApplication(
                database.credentials(), database.attachments(), database.agents(), Clock.systemUTC());
        return new HttpServer(
                contract, application, readiness, new PortConfig(limits, tls, corsOrigins, listener("public")));
    }

    /**
     * Creates the server of the operations port.
     *
     * @param tokens returns the valid operator tokens
     */
    HttpServer createOperationsServer(Supplier<List<OperatorToken>> tokens) {
        OperationsApplication operations = new OperationsApplication(
                database.registries(), tokens, accept -> metrics.orElseThrow().scrape(accept));
        return new HttpServer(
                Contract.loadOperations(),
                operations,
                readiness,
                new PortConfig(limits.withoutAccounts(), tls, Set.of(), listener("operations")));
    }

    private HttpServerListener listener(String port) {
        return metrics.map(recorded -> recorded.forPort(port)).orElse(HttpServerListener.NONE);
    }
}
