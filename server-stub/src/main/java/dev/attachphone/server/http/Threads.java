package dev.attachphone.server.http;

import java.util.concurrent.Executor;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The threads that requests are answered on: virtual ones where Java has them. */
final class Threads {

    /** For what never waits: taking bytes off connections, and refusing. */
    private static final int SPARE = 64;

    private static final int MIN = 8;

    private Threads() {}

    /**
     * More threads than may be at work on requests, so that there is always one to refuse the next.
     *
     * <p>What waits for a thread is bounded by the connections and not by the pool: Jetty takes its own tasks from there as well.
     */
    static QueuedThreadPool of(Limits.Counts counts) {
        QueuedThreadPool threads = new QueuedThreadPool(counts.requests() + SPARE, MIN);
        threads.setName("http");
        Executor virtualThreads = VirtualThreads.getDefaultVirtualThreadsExecutor();
        if (virtualThreads != null) {
            threads.setVirtualThreadsExecutor(virtualThreads);
        }
        return threads;
    }
}
