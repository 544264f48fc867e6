package dev.attachphone.sandbox;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.sandbox.answer.Afflict;
import dev.attachphone.sandbox.answer.ClaimNumbers;
import dev.attachphone.sandbox.answer.CreateAgent;
import dev.attachphone.sandbox.answer.Explain;
import dev.attachphone.sandbox.answer.LiveValues;
import dev.attachphone.sandbox.answer.RefusePreference;
import dev.attachphone.sandbox.card.Dealings;
import dev.attachphone.sandbox.contract.ContractWatch;
import dev.attachphone.sandbox.contract.ServedContract;
import dev.attachphone.sandbox.control.ControlApi;
import dev.attachphone.sandbox.control.Memory;
import dev.attachphone.sandbox.http.SandboxHttpServer;
import dev.attachphone.sandbox.journal.Journal;
import dev.attachphone.sandbox.journal.KeepJournal;
import dev.attachphone.sandbox.journal.Redaction;
import dev.attachphone.sandbox.request.Operations;
import dev.attachphone.sandbox.request.RandomChaos;
import dev.attachphone.sandbox.request.RequestInspector;
import dev.attachphone.sandbox.stubs.SandboxStubs;
import dev.attachphone.sandbox.stubs.StubCatalogue;
import dev.attachphone.sandbox.world.WorldRules;
import dev.attachphone.sandbox.world.Worlds;
import java.time.Clock;
import java.util.Optional;

/** A running sandbox. */
public final class Sandbox implements AutoCloseable {

    private static final int THREADS = 250;
    private static final int ASYNCHRONOUS_THREADS = 50;

    private final WireMockServer server;
    private final Optional<ContractWatch> watch;
    private final String host;

    private Sandbox(WireMockServer server, Optional<ContractWatch> watch, String host) {
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
        return start(Settings.at(host, port));
    }

    /**
     * Starts a sandbox with those settings.
     *
     * @throws RuntimeException if it cannot listen there; an {@link java.io.IOException} is then among its causes
     */
    public static Sandbox start(Settings settings) {
        WireMockJson.readBodiesOfAnyKind();
        ServedContract contract = settings.contract();
        Clock clock = Clock.systemUTC();
        Worlds worlds = new Worlds(new WorldRules(DemoWorld.load(), contract), settings.worlds(), clock);
        Memory memory = new Memory(worlds, new Journal(), new Dealings());
        SandboxStubs stubs =
                new SandboxStubs(new StubCatalogue(contract.get(), contract.original()).stubs(), memory::forgetAll);
        WireMockServer server = new WireMockServer(extended(settings, memory, stubs, clock));
        server.start();
        return new Sandbox(server, ContractWatch.begin(contract, stubs::exchange), settings.host());
    }

    /** Where it listens, without a slash at the end. */
    public String url() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port();
    }

    @Override
    public void close() {
        watch.ifPresent(ContractWatch::close);
        server.stop();
    }

    private static WireMockConfiguration options(String host, int port) {
        return WireMockConfiguration.options()
                .bindAddress(host)
                .port(port)
                .notifier(new ErrorsOnly())
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

    private static WireMockConfiguration extended(Settings settings, Memory memory, SandboxStubs loader, Clock clock) {
        Operations operations = new Operations(settings.contract());
        RandomChaos chaos = new RandomChaos(operations, settings.chaos());
        WireMockConfiguration configuration = options(settings.host(), settings.port());
        return configuration
                .withStores(loader.stores(configuration.filesRoot()))
                .httpServerFactory((options, admin, stubs) -> new SandboxHttpServer(options, admin, stubs, operations))
                .extensions(
                        new RequestInspector(operations, chaos),
                        loader,
                        new ClaimNumbers(operations, memory.worlds(), clock),
                        new CreateAgent(operations, memory.worlds()),
                        new ControlApi(settings.contract(), memory).control(chaos),
                        new RefusePreference(operations),
                        new LiveValues(clock),
                        new Explain(operations),
                        new KeepJournal(
                                new Redaction(operations, memory.worlds()::knows),
                                memory.journal(),
                                memory.dealings(),
                                clock),
                        new Afflict());
    }
}
