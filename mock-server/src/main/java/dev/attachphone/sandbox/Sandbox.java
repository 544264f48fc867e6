package dev.attachphone.sandbox;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.client.ApacheHttpClientFactory;
import com.github.tomakehurst.wiremock.http.client.LazyHttpClient;
import dev.attachphone.openapi.ContractLimits;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.sandbox.card.ClientExchanges;
import dev.attachphone.sandbox.contract.ContractFileWatcher;
import dev.attachphone.sandbox.contract.ServedContract;
import dev.attachphone.sandbox.control.SessionStores;
import dev.attachphone.sandbox.fault.RandomFaults;
import dev.attachphone.sandbox.http.SandboxHttpServer;
import dev.attachphone.sandbox.journal.Journal;
import dev.attachphone.sandbox.prefer.AnswerScripts;
import dev.attachphone.sandbox.request.ServedOperations;
import dev.attachphone.sandbox.stubs.SandboxMappingsLoader;
import dev.attachphone.sandbox.stubs.StubCatalogue;
import dev.attachphone.sandbox.world.DefaultWorld;
import dev.attachphone.sandbox.world.TenantStates;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import wiremock.com.fasterxml.jackson.core.StreamReadConstraints;

/** A running sandbox. Thread-safe. */
public final class Sandbox implements AutoCloseable {

    private static final int THREADS = 250;
    private static final int ASYNCHRONOUS_THREADS = 50;

    private final WireMockServer server;
    private final Optional<ContractFileWatcher> watch;
    private final SandboxSettings settings;

    private Sandbox(WireMockServer server, Optional<ContractFileWatcher> watch, SandboxSettings settings) {
        this.server = server;
        this.watch = watch;
        this.settings = settings;
    }

    /**
     * Starts a sandbox with the settings. It accepts requests when this method returns.
     *
     * @throws CannotListenException if it cannot listen on the address and port
     * @throws dev.attachphone.openapi.tls.PemFiles.InvalidPemFileException if a file of the certificate cannot be used
     */
    public static Sandbox start(SandboxSettings settings) {
        raiseJsonLimits();
        ServedContract contract = settings.contract();
        Clock clock = Clock.systemUTC();
        TenantStates tenants = new TenantStates(new DefaultWorld(DemoWorld.load(), contract), settings.worlds(), clock);
        SessionStores stores = new SessionStores(tenants, new Journal(), new ClientExchanges(), new AnswerScripts());
        SandboxMappingsLoader stubs =
                new SandboxMappingsLoader(new StubCatalogue(contract.get()).index(), stores::clear);
        WireMockServer server = new WireMockServer(configuration(settings, stores, stubs, clock));
        start(server, settings);
        return new Sandbox(server, ContractFileWatcher.start(contract, stubs::replace), settings);
    }

    /**
     * Raises the limits of the JSON parser inside WireMock, so that its schema matchers can parse every body that the sandbox accepts. The
     * sandbox limits the size of bodies itself. Must be called before WireMock creates its first parser.
     */
    private static void raiseJsonLimits() {
        StreamReadConstraints.overrideDefaultStreamReadConstraints(StreamReadConstraints.builder()
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .build());
    }

    private static void start(WireMockServer server, SandboxSettings settings) {
        try {
            server.start();
        } catch (FatalStartupException e) {
            IOException reason = ioException(e).orElseThrow(() -> e);
            throw new CannotListenException(settings, e, String.valueOf(reason.getMessage()));
        }
    }

    /** The innermost I/O exception among the causes. */
    private static Optional<IOException> ioException(Throwable failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(IOException.class::isInstance)
                .map(IOException.class::cast)
                .reduce((outer, inner) -> inner);
    }

    /** The URL of the sandbox without a trailing slash. */
    public String url() {
        String host = settings.host();
        return (settings.tls().isPresent() ? "https://" : "http://") + (host.contains(":") ? "[" + host + "]" : host)
                + ":" + server.port();
    }

    @Override
    public void close() {
        watch.ifPresent(ContractFileWatcher::close);
        server.stop();
    }

    private static WireMockConfiguration options(String host, int port, ContractLimits limits) {
        return WireMockConfiguration.options()
                .bindAddress(host)
                .port(port)
                .notifier(new ErrorLogNotifier())
                .usingFilesUnderClasspath("nothing-is-served-from-files")
                // WireMock's journal would show the requests of all tokens to every client.
                .disableRequestJournal()
                // Only stubs of the admin API that proxy or call webhooks need the client, whose creation reads all
                // certificates that Java trusts.
                .httpClientFactory((options, trustAll, trusted, useSystemProperties) -> new LazyHttpClient(() ->
                        new ApacheHttpClientFactory().buildHttpClient(options, trustAll, trusted, useSystemProperties)))
                // A delayed answer occupies a thread while the client waits.
                .containerThreads(THREADS)
                // Fixed at start. A reloaded contract cannot change this limit.
                .jettyHeaderRequestSize(limits.maxHeaderBytes())
                .asynchronousResponseEnabled(true)
                .asynchronousResponseThreads(ASYNCHRONOUS_THREADS)
                .http2PlainDisabled(true)
                .gzipDisabled(true)
                .stubRequestLoggingDisabled(true)
                .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER);
    }

    private static WireMockConfiguration configuration(
            SandboxSettings settings, SessionStores stores, SandboxMappingsLoader loader, Clock clock) {
        ServedOperations operations = new ServedOperations(settings.contract());
        RandomFaults randomFaults = new RandomFaults(settings.chaos());
        WireMockConfiguration configuration = options(
                settings.host(), settings.port(), settings.contract().get().limits());
        return configuration
                .withStores(loader.stores(configuration.filesRoot()))
                .httpServerFactory((options, admin, stubs) -> new SandboxHttpServer(
                        options, admin, stubs, operations, stores.journal(), settings.admin(), settings.tls()))
                .extensions(new WireMockExtensions(settings.contract(), randomFaults, stores, loader, clock));
    }
}
