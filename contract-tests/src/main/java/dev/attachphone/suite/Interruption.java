package dev.attachphone.suite;

import dev.attachphone.suite.run.Meter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a run that is interrupted, by Ctrl-C for example, still tell what came of it before the process ends. */
final class Interruption implements AutoCloseable {

    private final CountDownLatch told = new CountDownLatch(1);
    private final Thread hook;

    private Interruption(Meter meter, Duration patience) {
        this.hook = new Thread(() -> waitFor(meter, patience), "interruption");
    }

    /**
     * From now on an interruption stops the run at its next request.
     *
     * @param patience how long the process waits for the run to tell what came of it
     */
    static Interruption stops(Meter meter, Duration patience) {
        Interruption interruption = new Interruption(meter, patience);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** All is told. */
    @Override
    public void close() {
        told.countDown();
    }

    // Ends at once when the run is over, which is the usual end of the process too.
    private void waitFor(Meter meter, Duration patience) {
        meter.close();
        try {
            told.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
