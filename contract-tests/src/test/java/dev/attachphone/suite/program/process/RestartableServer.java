package dev.attachphone.suite.program.process;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * The packaged server in the demo world, with its operations port open, that a test can stop, kill, suspend and start again. Each start
 * uses new ports. Thread-safe.
 */
public final class RestartableServer implements AutoCloseable {

    private final Path folder;
    private final String database;
    private final Map<String, String> environment;
    private volatile PackagedProgram running;

    /**
     * Starts it.
     *
     * @param folder the directory of its log
     * @param environment additional variables of its environment
     */
    public RestartableServer(Path folder, String database, Map<String, String> environment)
            throws IOException, InterruptedException {
        this.folder = folder;
        this.database = database;
        this.environment = environment;
        this.running = PackagedProgram.demoServerWithOperations(folder, database, environment);
    }

    /** Starts it again after {@link #kill} or {@link #terminate}. */
    public void start() throws IOException, InterruptedException {
        running = PackagedProgram.demoServerWithOperations(folder, database, environment);
    }

    /** The current URL of the public port. */
    public URI url() {
        return running.url();
    }

    /** The current URL of the operations port. */
    public URI operations() {
        return running.operations();
    }

    public long pid() {
        return running.handle().pid();
    }

    /** Kills it with SIGKILL. */
    public void kill() throws InterruptedException {
        running.kill();
    }

    /** Ends it with SIGTERM and waits for the end. */
    public void terminate() throws InterruptedException {
        running.close();
    }

    /**
     * Suspends it with SIGSTOP.
     *
     * @return what lets it continue
     */
    public SuspendedProcesses suspend() throws IOException, InterruptedException {
        return new SuspendedProcesses(ProcessSignal.suspendWithDescendants(running.handle()));
    }

    @Override
    public void close() throws InterruptedException {
        running.close();
    }
}
