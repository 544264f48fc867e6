package dev.attachphone.server;

import dev.attachphone.openapi.Contract;
import dev.attachphone.server.http.HttpServer;
import dev.attachphone.server.metrics.Metrics;
import dev.attachphone.server.operations.OperatorToken;
import dev.attachphone.server.storage.Accounts;
import dev.attachphone.server.storage.Database;
import dev.attachphone.server.storage.StorageListener;
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
final class ServeCommand implements Callable<Integer> {

    @Mixin
    private PlaceOptions everybody = new PlaceOptions();

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
    private LogOption log = new LogOption();

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
        log.use();
        Range.of("--drain", drain, 0, 3_600);
        limits.limits();
        limits.maxQueue();
        tls.check();
        everybody.place().check();
        operations.place().check();
        Optional<OperatorToken> operator = operations.token();
        operator.ifPresent(token -> everybody.place().requireApart(operations.place()));
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
        Optional<Metrics> metrics =
                operator.map(token -> new Metrics(spec.root().version()[0]));
        Database opened =
                served.open(limits.maxQueue(), metrics.map(Metrics::ofStorage).orElse(StorageListener.NONE));
        Contract contract = Contract.load();
        ServerPorts ports = new ServerPorts(opened, limits.limits(), tls.files(), metrics);
        HttpServer api = ports.ofTheApi(contract);
        Optional<HttpServer> behind = operator.map(ports::ofOperations);
        // In this order, so that whoever sees the public port ready finds the other one open.
        Optional<URI> behindAt = behind.map(operations.place()::listen);
        URI at = everybody.place().listen(api);
        endGracefully(Stream.concat(Stream.of(api), behind.stream()).toList(), opened);
        Greeting greeting = new Greeting(spec.commandLine().getOut(), contract);
        behindAt.ifPresent(greeting::sayOperations);
        greeting.sayReady(at, demo);
        greeting.sayHowToCreateAnAccount(opened.withAccounts(Accounts::names), opened.url());
    }

    private void endGracefully(List<HttpServer> servers, Database opened) {
        Runtime.getRuntime()
                .addShutdownHook(new Ending(
                        servers,
                        opened,
                        Duration.ofSeconds(drain),
                        limits.limits().times().stop()));
    }
}
