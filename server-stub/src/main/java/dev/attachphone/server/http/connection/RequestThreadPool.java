package dev.attachphone.server.http.connection;

import java.util.concurrent.Executor;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The threads that requests are answered on: virtual ones where Java has them. */
public final class RequestThreadPool {

    /** For what never waits: taking bytes off connections, and refusing. */
    private static final int EXTRA_THREADS = 64;

    private static final int MIN = 8;

    private RequestThreadPool() {}

    /**
     * More threads than may be at work on requests, so that there is always one to refuse the next.
     *
     * <p>What waits for a thread is bounded by the connections and not by the pool: Jetty takes its own tasks from there as well.
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
