package dev.attachphone.suite.program.reliability;

import dev.attachphone.suite.program.process.RestartableServer;
import java.time.Duration;
import java.time.Instant;

/** Parts of several faults. */
final class FaultSteps {

    // Bounds a run in which a promise does not hold.
    private static final int LIMIT_SECONDS = 120;

    private static final int ACTIVITY = 100;
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);
    private static final int FAILURES = 10;

    /** So many failures that a smaller load beside has some, too. */
    static final int MANY_FAILURES = 60;

    private FaultSteps() {}

    /** Waits for acknowledged calls that were sent from now on; fails if there are none. */
    static void awaitActivity(WorkloadLoad load) throws InterruptedException {
        require(load.awaitAcknowledged(ACTIVITY, LIMIT_SECONDS), HistoryVerdict.NOT_SERVED);
    }

    /** Waits for acknowledgements whose times are the real time with an offset; fails if there are none. */
    static void awaitClock(WorkloadLoad load, Duration offset) throws InterruptedException {
        require(
                load.await(ACTIVITY, LIMIT_SECONDS, call -> call.isAcknowledged() && hasClock(call, offset)),
                "the clock does not jump, or " + HistoryVerdict.NOT_SERVED);
    }

    private static boolean hasClock(RecordedCall call, Duration offset) {
        Instant expected = Instant.now().plus(offset);
        return Duration.between(expected, Instant.parse(call.answer().attachedAt()))
                        .abs()
                        .compareTo(CLOCK_TOLERANCE)
                < 0;
    }

    /** Waits for calls without a definite answer; fails if there are none, because then there is no fault. */
    static void awaitFailures(WorkloadLoad load) throws InterruptedException {
        awaitFailures(load, FAILURES);
    }

    /** Waits for the given count of failures as {@link #awaitFailures(WorkloadLoad)} does. */
    static void awaitFailures(WorkloadLoad load, int count) throws InterruptedException {
        require(load.awaitIndeterminate(count, LIMIT_SECONDS), "the fault has no effect");
    }

    private static void require(boolean holds, String violation) {
        if (!holds) {
            throw new AssertionError(violation);
        }
    }

    /** Kills the first server; the load balancer notices it later. Starts it again after the other servers have worked. */
    static void killWhileTheOthersServe(Deployment<?> deployment, WorkloadLoad load) throws Exception {
        RestartableServer server = deployment.server();
        server.kill();
        awaitFailures(load, MANY_FAILURES);
        deployment.takeOut(server);
        awaitActivity(load);
        server.start();
        deployment.putBack(server);
    }
}
