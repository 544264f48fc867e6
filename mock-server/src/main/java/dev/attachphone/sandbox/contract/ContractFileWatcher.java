package dev.attachphone.sandbox.contract;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.attachphone.openapi.Contract;
import dev.attachphone.sandbox.stubs.StubCatalogue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks once a second whether the file of a contract has changed, and has the sandbox serve what it says now. */
public final class ContractFileWatcher implements AutoCloseable {

    private static final Logger LOG = System.getLogger("sandbox");

    private final ServedContract served;
    private final EditedContractFile file;
    private final Consumer<List<StubMapping>> exchange;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "contract-watch");
        thread.setDaemon(true);
        return thread;
    });
    // What it said when it was last looked at; null if it could not be read.
    private @Nullable String seen;

    private ContractFileWatcher(ServedContract served, Path file, Consumer<List<StubMapping>> exchange) {
        this.served = served;
        this.file = new EditedContractFile(file, served.original());
        this.exchange = exchange;
    }

    /**
     * Begins to look; not at all, if the contract is the built-in one.
     *
     * @param served what is kept up to date
     * @param exchange takes the stubs that are to be served from now on
     */
    public static Optional<ContractFileWatcher> start(ServedContract served, Consumer<List<StubMapping>> exchange) {
        Optional<ContractFileWatcher> watch =
                served.file().map(file -> new ContractFileWatcher(served, file, exchange));
        watch.ifPresent(ContractFileWatcher::keepLooking);
        return watch;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void keepLooking() {
        ScheduledFuture<?> unused = clock.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            String text = file.text();
            if (!text.equals(seen)) {
                seen = text;
                serve(file.contract(text));
            }
        } catch (ContractFileException e) {
            keepIn(String.valueOf(e.getMessage()));
        }
    }

    // The stubs first: until the contract follows, nobody can ask for what they do not have yet.
    private void serve(Contract contract) {
        if (contract.document().equals(served.get().document())) {
            served.serve(contract);
            return;
        }
        exchange.accept(new StubCatalogue(contract, served.original()).stubs());
        served.serve(contract);
        LOG.log(Level.INFO, "serving the contract as it is now in " + file.path());
    }

    private void keepIn(String problem) {
        if (!served.version().problem().equals(Optional.of(problem))) {
            served.keepIn(problem);
            LOG.log(Level.WARNING, "the last good contract stays; " + problem);
        }
    }
}
