package dev.attachphone.sandbox;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.sandbox.answer.AttachNumbersTransformer;
import dev.attachphone.sandbox.answer.CreateAgentTransformer;
import dev.attachphone.sandbox.answer.ExplanationTransformer;
import dev.attachphone.sandbox.answer.FaultInjectionTransformer;
import dev.attachphone.sandbox.answer.TimestampTransformer;
import dev.attachphone.sandbox.answer.UnknownPreferenceTransformer;
import dev.attachphone.sandbox.card.ClientExchanges;
import dev.attachphone.sandbox.contract.ContractFileWatcher;
import dev.attachphone.sandbox.contract.ServedContract;
import dev.attachphone.sandbox.control.ControlRoutes;
import dev.attachphone.sandbox.control.SessionStores;
import dev.attachphone.sandbox.fault.RandomFaults;
import dev.attachphone.sandbox.http.SandboxHttpServer;
import dev.attachphone.sandbox.inspect.RequestInspectionFilter;
import dev.attachphone.sandbox.journal.CredentialRedactor;
import dev.attachphone.sandbox.journal.Journal;
import dev.attachphone.sandbox.journal.JournalTransformer;
import dev.attachphone.sandbox.request.ServedOperations;
import dev.attachphone.sandbox.stubs.SandboxMappingsLoader;
import dev.attachphone.sandbox.stubs.StubCatalogue;
import dev.attachphone.sandbox.world.DefaultWorld;
import dev.attachphone.sandbox.world.TenantStates;
import java.time.Clock;
import java.util.Optional;

/** A running sandbox. */
public final class Sandbox implements AutoCloseable {

    private static final int THREADS = 250;
    private static final int ASYNCHRONOUS_THREADS = 50;

    private final WireMockServer server;
    private final Optional<ContractFileWatcher> watch;
    private final String host;

    private Sandbox(WireMockServer server, Optional<ContractFileWatcher> watch, String host) {
        this.server = server;
        this.watch = watch;
        this.host = host;
    }

    /**
     * Starts a sandbox; it answers as soon as this returns.
     *
     * @param host the address to listen on
     * @param port the port to listen on; 0 takes a free one
     * @throws RuntimeException if it cannot listen there; an {@link java.io.IOException} is then among its causes
     */
    public static Sandbox start(String host, int port) {
        return start(SandboxSettings.at(host, port));
    }

    /**
     * Starts a sandbox with those settings.
     *
     * @throws RuntimeException if it cannot listen there; an {@link java.io.IOException} is then among its causes
     */
    public static Sandbox start(SandboxSettings sandboxSettings) {
        WireMockJsonLimits.raise();
        ServedContract contract = sandboxSettings.contract();
        Clock clock = Clock.systemUTC();
        TenantStates tenantStates =
                new TenantStates(new DefaultWorld(DemoWorld.load(), contract), sandboxSettings.worlds(), clock);
        SessionStores sessionStores = new SessionStores(tenantStates, new Journal(), new ClientExchanges());
        SandboxMappingsLoader stubs = new SandboxMappingsLoader(
                new StubCatalogue(contract.get(), contract.original()).stubs(), sessionStores::clear);
        WireMockServer server = new WireMockServer(configuration(sandboxSettings, sessionStores, stubs, clock));
        server.start();
        return new Sandbox(server, ContractFileWatcher.start(contract, stubs::replace), sandboxSettings.host());
    }

    /** Where it listens, without a slash at the end. */
    public String url() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port();
    }

    @Override
    public void close() {
        watch.ifPresent(ContractFileWatcher::close);
        server.stop();
    }

    private static WireMockConfiguration options(String host, int port) {
        return WireMockConfiguration.options()
                .bindAddress(host)
                .port(port)
                .notifier(new ErrorLogNotifier())
                .usingFilesUnderClasspath("nothing-is-served-from-files")
                // It would show every token, and all that was sent with it, to whoever asks.
                .disableRequestJournal()
                // Who waits for a slow answer holds a thread: enough of them, so that nobody else waits too.
                .containerThreads(THREADS)
                .asynchronousResponseEnabled(true)
                .asynchronousResponseThreads(ASYNCHRONOUS_THREADS)
                .http2PlainDisabled(true)
                .gzipDisabled(true)
                .stubRequestLoggingDisabled(true)
                .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER);
    }

    private static WireMockConfiguration configuration(
            SandboxSettings sandboxSettings, SessionStores sessionStores, SandboxMappingsLoader loader, Clock clock) {
        ServedOperations servedOperations = new ServedOperations(sandboxSettings.contract());
        RandomFaults chaos = new RandomFaults(servedOperations, sandboxSettings.chaos());
        WireMockConfiguration configuration = options(sandboxSettings.host(), sandboxSettings.port());
        return configuration
                .withStores(loader.stores(configuration.filesRoot()))
                .httpServerFactory(
                        (options, admin, stubs) -> new SandboxHttpServer(options, admin, stubs, servedOperations))
                .extensions(
                        new RequestInspectionFilter(servedOperations, chaos),
                        loader,
                        new AttachNumbersTransformer(servedOperations, sessionStores.tenants(), clock),
                        new CreateAgentTransformer(servedOperations, sessionStores.tenants()),
                        new ControlRoutes(sandboxSettings.contract(), sessionStores).transformer(chaos),
                        new UnknownPreferenceTransformer(servedOperations),
                        new TimestampTransformer(clock),
                        new ExplanationTransformer(servedOperations),
                        new JournalTransformer(
                                new CredentialRedactor(servedOperations, sessionStores.tenants()::knows),
                                sessionStores.journal(),
                                sessionStores.exchanges(),
                                clock),
                        new FaultInjectionTransformer());
    }
}
