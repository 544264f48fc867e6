package dev.attachphone.suite.cli;

import dev.attachphone.suite.run.RequestBudget;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a run that is interrupted, by Ctrl-C for example, still tell what came of it before the process ends. */
final class InterruptHandler implements AutoCloseable {

    private final CountDownLatch told = new CountDownLatch(1);
    private final Thread hook;

    private InterruptHandler(RequestBudget requestBudget, Duration patience) {
        this.hook = new Thread(() -> waitFor(requestBudget, patience), "interruption");
    }

    /**
     * From now on an interruption stops the run at its next request.
     *
     * @param patience how long the process waits for the run to tell what came of it
     */
    static InterruptHandler stops(RequestBudget requestBudget, Duration patience) {
        InterruptHandler interruptHandler = new InterruptHandler(requestBudget, patience);
        Runtime.getRuntime().addShutdownHook(interruptHandler.hook);
        return interruptHandler;
    }

    /** All is told. */
    @Override
    public void close() {
        told.countDown();
    }

    // Ends at once when the run is over, which is the usual end of the process too.
    private void waitFor(RequestBudget requestBudget, Duration patience) {
        requestBudget.stop();
        try {
            told.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
