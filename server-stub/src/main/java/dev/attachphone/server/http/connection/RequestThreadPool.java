package dev.attachphone.server.http.connection;

import java.util.concurrent.Executor;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Creates the thread pool of a server. It uses virtual threads if the Java version has them. */
public final class RequestThreadPool {

    /** Threads for work that does not block: reading from connections and rejecting requests. */
    private static final int EXTRA_THREADS = 64;

    private static final int MIN = 8;

    private RequestThreadPool() {}

    /**
     * Creates a pool with more threads than requests may be in progress, so that a thread is left to reject the next request.
     *
     * <p>The queue of the pool is bounded by the number of connections: Jetty's own tasks use the pool as well.
     */
    public static QueuedThreadPool create(ServerLimits.Counts counts) {
        QueuedThreadPool threads = new QueuedThreadPool(counts.requests() + EXTRA_THREADS, MIN);
        threads.setName("http");
        Executor virtualThreads = VirtualThreads.getDefaultVirtualThreadsExecutor();
        if (virtualThreads != null) {
            threads.setVirtualThreadsExecutor(virtualThreads);
        }
        return threads;
    }
}
