package dev.attachphone.server.cli;

import dev.attachphone.openapi.BuildVersion;
import dev.attachphone.openapi.Contract;
import dev.attachphone.server.http.HttpServer;
import dev.attachphone.server.metrics.PrometheusMetrics;
import dev.attachphone.server.operations.OperatorToken;
import dev.attachphone.server.storage.AccountSetup;
import dev.attachphone.server.storage.Database;
import dev.attachphone.server.storage.transaction.StorageListener;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: runs the server until the process is terminated. */
@Command(
        name = "serve",
        description =
                "Run the server until it is terminated (Ctrl-C, SIGTERM). Requests in progress are finished, and the exit code is"
                        + " that of the signal (143 for SIGTERM).",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    private enum LogFormat {
        plain,
        json
    }

    @Mixin
    private ListenOptions listen = new ListenOptions();

    @Option(
            names = "--demo",
            defaultValue = "false",
            description =
                    "Serve the demo world, in which every sample of the vendor's page works: token YOUR_AUTH_TOKEN,"
                            + " agent agent_abc123xyz. Its credentials are public: do not use it in production.")
    private boolean demo;

    @Option(
            names = "--drain",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description =
                    "How long to keep serving after SIGTERM while /health/ready answers 503, so that a load balancer can"
                            + " stop sending requests first.")
    private int drain;

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            defaultValue = "plain",
            description = "The format of the log on standard error: plain, or json with one object per line.")
    private LogFormat logFormat = LogFormat.plain;

    @Option(
            names = "--check",
            description =
                    "Check the options and the database, change nothing, and exit with 0, or with 2 and a line that names"
                            + " the problem.")
    private boolean check;

    @Mixin
    private TlsOptions tls = new TlsOptions();

    @Mixin
    private CorsOption cors = new CorsOption();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private OperationsOptions operations = new OperationsOptions();

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    @Option(
            names = "--database-wait",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description =
                    "How long to wait at the start for a PostgreSQL server that is not reachable or is starting up. --check"
                            + " does not wait.")
    private int databaseWait;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        if (logFormat == LogFormat.json) {
            LogbackConfigurator.useJson();
        }
        UsageException.requireInRange("--drain", drain, 0, 3_600);
        UsageException.requireInRange("--database-wait", databaseWait, 0, 3_600);
        limits.limits();
        limits.maxQueue();
        tls.validate();
        cors.origins();
        listen.address().validate();
        operations.address().validate();
        Optional<Supplier<List<OperatorToken>>> operator = operations.tokens();
        operator.ifPresent(token -> listen.address().requireDistinct(operations.address()));
        ServedDatabase served = new ServedDatabase(database.url, demo);
        if (check) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("The options are valid, and " + served.check() + ".");
            return 0;
        }
        serve(served, operator);
        new CountDownLatch(1).await();
        return 0;
    }

    private void serve(ServedDatabase served, Optional<Supplier<List<OperatorToken>>> operator)
            throws InterruptedException {
        limits.logBodyMemory();
        // Metrics are served by the operations port only.
        Optional<PrometheusMetrics> metrics = operator.map(token -> new PrometheusMetrics(BuildVersion.current()));
        Database opened = served.open(
                Duration.ofSeconds(databaseWait),
                limits.maxQueue(),
                metrics.map(PrometheusMetrics::forStorage).orElse(StorageListener.NONE));
        Contract contract = Contract.load();
        ServerFactory factory = new ServerFactory(opened, limits.limits(), tls.config(), metrics);
        HttpServer publicServer = factory.createPublicServer(contract, cors.origins());
        Optional<HttpServer> operationsServer = operator.map(factory::createOperationsServer);
        // The operations port opens first, so that it is reachable when the public port is ready.
        Optional<URI> operationsUrl = operationsServer.map(operations.address()::listen);
        URI url = listen.address().listen(publicServer);
        addShutdownHook(
                Stream.concat(Stream.of(publicServer), operationsServer.stream())
                        .toList(),
                opened);
        StartupMessage message = new StartupMessage(spec.commandLine().getOut(), contract);
        operationsUrl.ifPresent(message::printOperations);
        message.printReady(url, demo);
        message.printAccountHint(opened.withAccounts(AccountSetup::names), opened.url());
    }

    private void addShutdownHook(List<HttpServer> servers, Database opened) {
        Runtime.getRuntime()
                .addShutdownHook(new ShutdownHook(
                        servers,
                        opened,
                        Duration.ofSeconds(drain),
                        limits.limits().times().stop()));
    }
}
