package dev.attachphone.server.cli;

import dev.attachphone.openapi.BuildVersion;
import dev.attachphone.openapi.Contract;
import dev.attachphone.server.cli.option.CorsOption;
import dev.attachphone.server.cli.option.DatabaseOption;
import dev.attachphone.server.cli.option.FilePermissions;
import dev.attachphone.server.cli.option.LimitOptions;
import dev.attachphone.server.cli.option.ListenOptions;
import dev.attachphone.server.cli.option.OperationsOptions;
import dev.attachphone.server.cli.option.TlsOptions;
import dev.attachphone.server.cli.option.UsageException;
import dev.attachphone.server.http.HttpServer;
import dev.attachphone.server.metrics.PrometheusMetrics;
import dev.attachphone.server.operations.OperatorToken;
import dev.attachphone.server.storage.Database;
import dev.attachphone.server.storage.transaction.StorageListener;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: runs the server until the process is terminated. */
@Command(
        name = "serve",
        description =
                "Run the server until it is terminated (Ctrl-C, SIGTERM). Requests in progress are finished, and the"
                        + " exit code is that of the signal (143 for SIGTERM).",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    private static final Logger log = LoggerFactory.getLogger(ServeCommand.class);
    private static final Logger startup = LoggerFactory.getLogger(StartupMessage.class);

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
                    "How long to keep serving after SIGTERM while /health/ready answers 503, so that a load balancer"
                            + " can stop sending requests first.")
    private int drain;

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            defaultValue = "plain",
            description =
                    "The format of the log on standard error: plain, or json with one object per line. With json, the startup"
                            + " message on standard output and error messages have the same format.")
    private LogFormat logFormat = LogFormat.plain;

    @Option(
            names = "--read-only",
            defaultValue = "false",
            description = "Write nothing to the database, for its maintenance: requests that would change something are"
                    + " answered with 503 and Retry-After, all others as always.")
    private boolean readOnly;

    @Option(
            names = "--check",
            description =
                    "Check the options and the database, change nothing, print what would be served and warnings, and"
                            + " exit with 0, or with 2 and a line that names the problem. With --log-format json, print"
                            + " JSON.")
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
                    "How long to wait at the start for a PostgreSQL server that is not reachable or is starting up."
                            + " --check does not wait.")
    private int databaseWait;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Whether everything is printed as JSON. */
    boolean isJson() {
        return logFormat == LogFormat.json;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (isJson()) {
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
        ServedDatabase served = new ServedDatabase(database.url, demo, readOnly);
        if (check) {
            printReport(served.check(), operator);
            return 0;
        }
        serve(served, operator);
        new CountDownLatch(1).await();
        return 0;
    }

    private void printReport(String databaseState, Optional<Supplier<List<OperatorToken>>> operator) {
        CheckReport report = new CheckReport();
        boolean isTls = tls.config().isPresent();
        String scheme = isTls ? "https://" : "http://";
        if (readOnly) {
            report.add("mode", "read-only");
        }
        report.add("public address", scheme + listen.address().hostAndPort());
        report.warnIf(
                demo && !listen.address().isLoopback(),
                "--demo serves credentials that everybody knows on " + listen.address());
        operator.ifPresent(tokens -> {
            report.add("operations address", scheme + operations.address().hostAndPort());
            report.addTokens(tokens.get());
            operations.exposedFile().ifPresent(warning -> report.warnIf(true, warning));
            report.warnIf(
                    !isTls && !operations.address().isLoopback(),
                    "operator tokens are sent without TLS to " + operations.address()
                            + "; use --tls-certificate, or a proxy with TLS on a loopback address");
        });
        tls.config().ifPresent(config -> {
            report.addExpiry(config.files().validUntil(), Instant.now());
            report.warnIf(
                    FilePermissions.isReadableByOthers(config.files().key()),
                    "--tls-key " + config.files().key() + " is readable by every user of this machine; run chmod o-r");
        });
        report.add("limits", limits(Objects.requireNonNull(spec.mixins().get("limits"))));
        PrintWriter out = spec.commandLine().getOut();
        if (isJson()) {
            report.add("database", databaseState);
            report.printJson(out);
        } else {
            out.println("The options are valid, and " + databaseState + ".");
            report.print(out);
        }
    }

    private static Map<String, Object> limits(CommandSpec options) {
        Map<String, Object> limits = new LinkedHashMap<>();
        for (OptionSpec option : options.options()) {
            Object value = option.getValue();
            if (value != null && !List.of().equals(value)) {
                limits.put(option.longestName().replaceFirst("^--", ""), value);
            }
        }
        return limits;
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
        if (readOnly) {
            log.warn("Read-only: requests that would change something are answered with 503");
        } else {
            maintainDaily(opened);
        }
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
        StartupMessage message = new StartupMessage(this::print, contract);
        operationsUrl.ifPresent(message::printOperations);
        message.printReady(url, demo);
        message.printAccountHint(opened.registries().accounts().list("", 1), opened.url());
    }

    private static void maintainDaily(Database opened) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (true) {
                            TimeUnit.DAYS.sleep(1);
                            try {
                                opened.maintain();
                            } catch (RuntimeException e) {
                                // The thread must not end, whatever has failed.
                                log.error("The daily maintenance of the database failed", e);
                            }
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "maintenance");
        thread.setDaemon(true);
        thread.start();
    }

    private void print(String text) {
        if (isJson()) {
            startup.info(text);
        } else {
            spec.commandLine().getOut().println(text);
        }
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
