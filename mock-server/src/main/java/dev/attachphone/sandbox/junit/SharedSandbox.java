package dev.attachphone.sandbox.junit;

import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.sandbox.CannotListenException;
import dev.attachphone.sandbox.Sandbox;
import dev.attachphone.sandbox.SandboxSettings;
import dev.attachphone.sandbox.contract.ContractFileException;
import dev.attachphone.sandbox.contract.ServedContract;
import dev.attachphone.sandbox.fault.RandomFaults.ChaosSettings;
import dev.attachphone.sandbox.request.ServedOperations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * A sandbox that all extensions with the same settings share. It starts when its URL is needed first, and stops when the last store that
 * holds a lease of it is closed. Thread-safe.
 */
final class SharedSandbox {

    /**
     * The settings.
     *
     * @param port the port of 127.0.0.1 to listen on; 0 for any free port
     * @param contract the file of an edited contract
     */
    record ServerOptions(int port, Optional<Path> contract) {}

    private static final Map<ServerOptions, SharedSandbox> ALL = new ConcurrentHashMap<>();

    private final ServerOptions options;
    private final Set<String> tokensOfTests = new HashSet<>();
    private final List<IntegrationCard> cards = new ArrayList<>();
    private @Nullable Sandbox running;
    private List<String> documented = List.of();
    private int leases;

    private SharedSandbox(ServerOptions options) {
        this.options = options;
    }

    static SharedSandbox with(ServerOptions options) {
        return ALL.computeIfAbsent(options, SharedSandbox::new);
    }

    ServerOptions options() {
        return options;
    }

    /**
     * Starts the sandbox if it is not running.
     *
     * @throws CannotListenException if it cannot listen on the port
     * @throws IllegalArgumentException if the contract cannot be served
     */
    synchronized String url() {
        if (running == null) {
            ServedContract contract = contract();
            documented = new ServedOperations(contract)
                    .attach().answers().values().stream()
                            .filter(answer -> answer.provenance().equals("documented"))
                            .map(NamedAnswer::name)
                            .toList();
            running = Sandbox.start(new SandboxSettings(
                    "127.0.0.1", options.port(), contract, Map.of(), ChaosSettings.NONE, false, Optional.empty()));
        }
        return running.url();
    }

    private ServedContract contract() {
        if (options.contract().isEmpty()) {
            return ServedContract.builtIn();
        }
        try {
            return ServedContract.of(options.contract().get());
        } catch (ContractFileException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Keeps the sandbox running until the lease is closed. */
    synchronized Lease lease() {
        leases++;
        return new Lease(this);
    }

    private synchronized void release() {
        leases--;
        if (leases == 0 && running != null) {
            running.close();
            running = null;
            cards.clear();
        }
    }

    /** Reserves a token for a test. Returns false if another test that is running has it. */
    synchronized boolean reserve(String token) {
        return tokensOfTests.add(token);
    }

    synchronized void free(String token) {
        tokensOfTests.remove(token);
    }

    /** Adds the card of a test to that of the suite. */
    synchronized void add(IntegrationCard card) {
        cards.add(card);
    }

    /** The card of the suite, and of a test or class that is still running. */
    synchronized IntegrationCard suiteCard(IntegrationCard current) {
        List<IntegrationCard> all = new ArrayList<>(cards);
        all.add(current);
        return union(all);
    }

    synchronized IntegrationCard union(List<IntegrationCard> some) {
        return IntegrationCard.union(some, documented);
    }

    /** Closed by the store of JUnit's root context. Older versions of JUnit close only what has their own interface. */
    @SuppressWarnings("deprecation")
    static final class Lease implements AutoCloseable, Store.CloseableResource {

        private final SharedSandbox sandbox;

        private Lease(SharedSandbox sandbox) {
            this.sandbox = sandbox;
        }

        @Override
        public void close() {
            sandbox.release();
        }
    }
}
