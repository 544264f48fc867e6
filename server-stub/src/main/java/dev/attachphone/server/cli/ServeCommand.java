package dev.attachphone.server.cli;

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
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: answers requests until the process is told to end. */
@Command(
        name = "serve",
        description =
                "Answer requests until told to end (Ctrl-C, SIGTERM). Then requests under way are finished, and the exit"
                        + " status is that of the signal (143 for SIGTERM).",
        mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {

    @Mixin
    private ListenOptions listen = new ListenOptions();

    @Option(
            names = "--demo",
            defaultValue = "${env:ATTACH_DEMO:-false}",
            description =
                    "Start in the demo world, in which every sample of the vendor's page works: token YOUR_AUTH_TOKEN,"
                            + " agent agent_abc123xyz. Its credentials are public: not for production. Environment: ATTACH_DEMO")
    private boolean demo;

    @Option(
            names = "--drain",
            paramLabel = "SECONDS",
            defaultValue = "${env:ATTACH_DRAIN:-0}",
            description =
                    "How long to go on serving after SIGTERM while /health/ready says 503, so that a load balancer"
                            + " can look elsewhere first. Environment: ATTACH_DRAIN. Default: 0")
    private int drain;

    @Mixin
    private LogFormatOption log = new LogFormatOption();

    @Option(
            names = "--check",
            description =
                    "Look at these options and at the database, change nothing, and end with status 0, or with 2 and a"
                            + " line that says what is wrong")
    private boolean check;

    @Mixin
    private TlsOptions tls = new TlsOptions();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private OperationsOptions operations = new OperationsOptions();

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        log.apply();
        RangeCheck.require("--drain", drain, 0, 3_600);
        limits.limits();
        limits.maxQueue();
        tls.validate();
        listen.address().validate();
        operations.address().validate();
        Optional<OperatorToken> operator = operations.token();
        operator.ifPresent(token -> listen.address().requireDistinct(operations.address()));
        ServedDatabase served = new ServedDatabase(database.url, demo);
        if (check) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("The options are good, and " + served.check() + ".");
            out.flush();
            return 0;
        }
        serve(served, operator);
        new CountDownLatch(1).await();
        return 0;
    }

    private void serve(ServedDatabase served, Optional<OperatorToken> operator) {
        // Nobody could read them without the operations port.
        Optional<PrometheusMetrics> metrics =
                operator.map(token -> new PrometheusMetrics(spec.root().version()[0]));
        Database opened = served.open(
                limits.maxQueue(), metrics.map(PrometheusMetrics::forStorage).orElse(StorageListener.NONE));
        Contract contract = Contract.load();
        ServerFactory ports = new ServerFactory(opened, limits.limits(), tls.files(), metrics);
        HttpServer api = ports.createPublicServer(contract);
        Optional<HttpServer> behind = operator.map(ports::createOperationsServer);
        // In this order, so that whoever sees the public port ready finds the other one open.
        Optional<URI> behindAt = behind.map(operations.address()::listen);
        URI at = listen.address().listen(api);
        endGracefully(Stream.concat(Stream.of(api), behind.stream()).toList(), opened);
        StartupMessage startupMessage = new StartupMessage(spec.commandLine().getOut(), contract);
        behindAt.ifPresent(startupMessage::printOperations);
        startupMessage.printReady(at, demo);
        startupMessage.printAccountHint(opened.withAccounts(AccountSetup::names), opened.url());
    }

    private void endGracefully(List<HttpServer> servers, Database opened) {
        Runtime.getRuntime()
                .addShutdownHook(new ShutdownHook(
                        servers,
                        opened,
                        Duration.ofSeconds(drain),
                        limits.limits().times().stop()));
    }
}
