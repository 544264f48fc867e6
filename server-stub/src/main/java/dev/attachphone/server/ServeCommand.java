package dev.attachphone.server;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import dev.attachphone.server.attach.Authentication;
import dev.attachphone.server.attach.CreateAgent;
import dev.attachphone.server.http.Api;
import dev.attachphone.server.http.ContractRules;
import dev.attachphone.server.http.HttpServer;
import dev.attachphone.server.http.Limits;
import dev.attachphone.server.http.Observer;
import dev.attachphone.server.http.Port;
import dev.attachphone.server.metrics.Metrics;
import dev.attachphone.server.operations.Operations;
import dev.attachphone.server.operations.OperatorToken;
import dev.attachphone.server.storage.Accounts;
import dev.attachphone.server.storage.Database;
import dev.attachphone.server.storage.SchemaCheck;
import dev.attachphone.server.storage.StorageListener;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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

    @Option(
            names = "--host",
            defaultValue = "${env:ATTACH_HOST:-127.0.0.1}",
            description = "The address to listen at; 0.0.0.0 for all. Environment: ATTACH_HOST. Default: 127.0.0.1")
    private String host = "";

    @Option(
            names = "--port",
            defaultValue = "${env:ATTACH_PORT:-8080}",
            description = "The port to listen at; 0 takes a free one. Environment: ATTACH_PORT. Default: 8080")
    private int port;

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

    private enum LogFormat {
        plain,
        json
    }

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            defaultValue = "${env:ATTACH_LOG_FORMAT:-plain}",
            description =
                    "How the log on standard error is written: plain, or json with one object a line. Environment:"
                            + " ATTACH_LOG_FORMAT. Default: plain")
    private LogFormat logFormat = LogFormat.plain;

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
        if (logFormat == LogFormat.json) {
            Logging.useJson();
        }
        Range.of("--port", port, 0, 65_535);
        Range.of("--drain", drain, 0, 3_600);
        Limits bounds = limits.limits();
        int maxQueue = limits.maxQueue();
        tls.check();
        Optional<OperatorToken> operator = operations.token();
        if (check) {
            return checkDatabase();
        }
        Clock clock = Clock.systemUTC();
        Contract contract = Contract.load();
        // Nobody could read them without the operations port.
        Optional<Metrics> metrics =
                operator.map(token -> new Metrics(spec.root().version()[0]));
        Database opened = Database.open(
                database.url, clock, maxQueue, metrics.map(Metrics::ofStorage).orElse(StorageListener.NONE));
        Greeting greeting = new Greeting(spec.commandLine().getOut(), contract);
        DemoAccounts demoAccounts = new DemoAccounts(opened, DemoWorld.load());
        if (demo) {
            demoAccounts.create();
        } else {
            demoAccounts.requireNone();
        }
        Port served = new Port(bounds, tls.files(), observer(metrics, "public"));
        List<HttpServer> servers = new ArrayList<>();
        HttpServer server = new HttpServer(contract, api(contract, opened, clock), opened::isReady, served);
        servers.add(server);
        // Before the public port, so that whoever sees that one ready finds this one open.
        operator.ifPresent(token -> {
            HttpServer behind = new HttpServer(
                    Contract.loadOperations(),
                    new Operations(
                            opened.registry(),
                            token,
                            () -> metrics.map(Metrics::text).orElse("")),
                    opened::isReady,
                    new Port(bounds.withoutRate(), tls.files(), observer(metrics, "operations")));
            servers.add(behind);
            greeting.sayOperations(operations.listen(behind));
        });
        greeting.sayReady(Listening.at(server, "--host", host, "--port", port), demo);
        greeting.sayHowToCreateAnAccount(opened.withAccounts(Accounts::names), opened.url());
        Runtime.getRuntime()
                .addShutdownHook(new Ending(
                        servers,
                        opened,
                        Duration.ofSeconds(drain),
                        bounds.times().stop()));
        new CountDownLatch(1).await();
        return 0;
    }

    private static Observer observer(Optional<Metrics> metrics, String port) {
        return metrics.map(known -> known.ofPort(port)).orElse(Observer.NONE);
    }

    private int checkDatabase() {
        PrintWriter out = spec.commandLine().getOut();
        out.println("The options are good, and " + SchemaCheck.of(database.url) + ".");
        out.flush();
        return 0;
    }

    private static Api api(Contract contract, Database database, Clock clock) {
        return new Api(
                new Authentication(database.credentials(), clock),
                new AttachPhoneNumbers(database.attachments(), clock),
                new CreateAgent(database.agents(), ContractRules.of(contract)),
                clock);
    }
}
