package dev.attachphone.suite.cli;

import dev.attachphone.suite.run.RequestBudget;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Stops a run when the process is interrupted, by Ctrl-C for example, and delays the end of the process until the reports are written. */
final class InterruptHandler implements AutoCloseable {

    private final CountDownLatch reported = new CountDownLatch(1);
    private final Thread hook;

    private InterruptHandler(RequestBudget budget, Duration timeout) {
        this.hook = new Thread(() -> stop(budget, timeout), "interruption");
    }

    /**
     * Installs a shutdown hook that stops the run before its next request.
     *
     * @param timeout how long the process waits for {@link #close}
     */
    static InterruptHandler install(RequestBudget budget, Duration timeout) {
        InterruptHandler handler = new InterruptHandler(budget, timeout);
        Runtime.getRuntime().addShutdownHook(handler.hook);
        return handler;
    }

    /** Tells that the run is reported and the process can end. */
    @Override
    public void close() {
        reported.countDown();
    }

    private void stop(RequestBudget budget, Duration timeout) {
        budget.stop("the run was interrupted");
        try {
            reported.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
