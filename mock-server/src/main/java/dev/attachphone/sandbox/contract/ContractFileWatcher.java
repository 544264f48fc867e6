package dev.attachphone.sandbox.contract;

import dev.attachphone.openapi.Contract;
import dev.attachphone.sandbox.stubs.StubCatalogue;
import dev.attachphone.sandbox.stubs.StubIndex;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reloads an edited contract when its file changes. The file is read every second. */
public final class ContractFileWatcher implements AutoCloseable {

    private static final Logger LOG = System.getLogger("sandbox");

    private final ServedContract served;
    private final EditedContractFile file;
    private final Consumer<StubIndex> replaceStubs;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "contract-file-watcher");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable String lastText;

    private ContractFileWatcher(ServedContract served, Path file, Consumer<StubIndex> replaceStubs) {
        this.served = served;
        this.file = new EditedContractFile(file, served.original());
        this.replaceStubs = replaceStubs;
    }

    /**
     * Starts a watcher, if the contract comes from a file.
     *
     * @param served the contract to keep up to date
     * @param replaceStubs replaces the stubs of the sandbox
     */
    public static Optional<ContractFileWatcher> start(ServedContract served, Consumer<StubIndex> replaceStubs) {
        Optional<ContractFileWatcher> watcher =
                served.file().map(file -> new ContractFileWatcher(served, file, replaceStubs));
        watcher.ifPresent(ContractFileWatcher::schedule);
        return watcher;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private void schedule() {
        ScheduledFuture<?> unused = executor.scheduleWithFixedDelay(this::check, 0, 1, TimeUnit.SECONDS);
    }

    private void check() {
        try {
            String text = file.text();
            if (!text.equals(lastText)) {
                lastText = text;
                serve(file.contract(text));
            }
        } catch (ContractFileException e) {
            report(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // An exception would cancel the schedule, so it is logged here; the last contract stays in use.
            LOG.log(Level.ERROR, "Unhandled exception while reloading " + file.path(), e);
        }
    }

    // The stubs are replaced first: they cover every answer of the old contract that a request can still ask for.
    private void serve(Contract contract) {
        if (contract.document().equals(served.get().document())) {
            served.serve(contract);
            return;
        }
        replaceStubs.accept(new StubCatalogue(contract).index());
        served.serve(contract);
        LOG.log(Level.INFO, "Reloaded the contract " + file.path());
    }

    private void report(String problem) {
        if (!served.version().problem().equals(Optional.of(problem))) {
            served.keep(problem);
            LOG.log(Level.WARNING, "The last valid contract stays in use; " + problem);
        }
    }
}
