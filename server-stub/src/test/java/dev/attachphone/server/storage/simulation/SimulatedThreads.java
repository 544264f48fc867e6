package dev.attachphone.server.storage.simulation;

import dev.attachphone.server.storage.transaction.Threads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads of which one runs at a time. At each {@link #step} and at each wait, a random number decides which
 * of the threads that can continue does so. Time is a number: it grows a little with each step, and jumps to
 * the next deadline if all threads wait. The same random numbers give the same order and the same {@link
 * #trace}.
 */
public final class SimulatedThreads implements Threads {

    private static final Instant START = Instant.parse("2026-01-24T10:30:19Z");
    private static final long NEVER = Long.MAX_VALUE;

    /** More than any run needs. */
    private static final int MAX_STEPS = 20_000;

    /**
     * The threads of the Java runtime that execute the simulated ones, one at a time, and are used again by
     * the next simulation.
     */
    private static final ExecutorService WORKERS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "simulated");
        thread.setDaemon(true);
        return thread;
    });

    /** Ends a thread of a simulation that cannot continue. */
    private static final class AbortedError extends Error {
        private static final long serialVersionUID = 1L;

        AbortedError() {
            super("the simulation cannot continue", null, false, false);
        }
    }

    private static final class SimulatedThread {
        private final String name;
        private final Semaphore gate = new Semaphore(0);
        private BooleanSupplier condition = () -> true;
        private String waitsFor = "its start";
        private long deadline = NEVER;
        private boolean isEnded;

        SimulatedThread(String name) {
            this.name = name;
        }
    }

    private final Random random;
    private final double switchProbability;
    private final double jumpProbability;
    private final FaultPlan faults;
    private final List<SimulatedThread> threads = new ArrayList<>();
    private final Map<Semaphore, Deque<Object>> waitingForPermits = new HashMap<>();
    private final Semaphore allEnded = new Semaphore(0);
    private final List<String> trace = new ArrayList<>();
    private SimulatedThread current = new SimulatedThread("");
    private long now;
    private long clockOffset;
    private int steps;
    private @Nullable String failure;

    /**
     * Creates threads.
     *
     * @param random decides the order and the passing of time
     * @param faults decides which waits are interrupted, and when the clock jumps
     */
    public SimulatedThreads(Random random, FaultPlan faults) {
        this.random = random;
        this.faults = faults;
        this.switchProbability = List.of(1.0, 0.5, 0.15).get(random.nextInt(3));
        this.jumpProbability = random.nextBoolean() ? 0 : 0.02;
    }

    /** Executes a task as the first thread, and returns when all threads have ended. */
    public void run(Runnable main) {
        start("main", main);
        resume(threads.get(0));
        allEnded.acquireUninterruptibly();
    }

    /**
     * Why the simulation did not end by itself: all threads wait for ever, one of them failed, or there are
     * too many steps.
     */
    public @Nullable String failure() {
        return failure;
    }

    /** What has happened so far. */
    public List<String> trace() {
        return Collections.unmodifiableList(trace);
    }

    /** The number of steps so far. */
    public int steps() {
        return steps;
    }

    /** Whether all other threads have ended. */
    public boolean isAlone() {
        return threads.stream().filter(thread -> !thread.isEnded).count() == 1;
    }

    /** Milliseconds since the start. */
    public long now() {
        return now;
    }

    /** A clock that shows the simulated time, except that it jumps. */
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                long jump = faults.clockJumpMillis();
                if (jump != 0) {
                    clockOffset += jump;
                    note("clock jumps by " + jump + " ms");
                }
                return START.plusMillis(now + clockOffset);
            }
        };
    }

    /** Starts a thread. */
    public void start(String name, Runnable task) {
        SimulatedThread thread = new SimulatedThread(name);
        threads.add(thread);
        WORKERS.execute(() -> {
            thread.gate.acquireUninterruptibly();
            try {
                task.run();
            } catch (AbortedError e) {
                note("is aborted while it waits for " + thread.waitsFor);
            } catch (Throwable e) {
                fail("thread " + thread.name + " failed with " + e + " at "
                        + List.of(e.getStackTrace()).stream().limit(4).toList());
            }
            boolean isInterrupted = Thread.interrupted();
            note(isInterrupted ? "ends interrupted" : "ends");
            thread.isEnded = true;
            choose(thread);
        });
    }

    @Override
    public void startDaemon(String name, Runnable task) {
        note("starts " + name);
        start(name, task);
    }

    @Override
    public void yieldNow() {
        step("yields");
    }

    /** Lets another thread continue, perhaps. The caller continues after this, when it is its turn. */
    public void step(String event) {
        waitFor(event, () -> true, NEVER);
        note(event);
    }

    /**
     * Waits for a condition that other threads make true.
     *
     * @return whether it is true; false after the timeout
     */
    public boolean await(String description, BooleanSupplier condition, Duration timeout) {
        if (!condition.getAsBoolean()) {
            note("waits for " + description);
        }
        waitFor(description, condition, now + timeout.toMillis());
        boolean isTrue = condition.getAsBoolean();
        if (!isTrue) {
            note("has waited too long for " + description);
        }
        return isTrue;
    }

    /** Waits for a condition without a timeout. */
    public void await(String description, BooleanSupplier condition) {
        if (!condition.getAsBoolean()) {
            note("waits for " + description);
        }
        waitFor(description, condition, NEVER);
    }

    @Override
    public <T> T join(CompletableFuture<T> future) {
        await("another request", future::isDone);
        return future.join();
    }

    @Override
    public boolean tryAcquire(Semaphore permits, Duration timeout) throws InterruptedException {
        throwIfInterrupted();
        Deque<Object> waiting = waitingForPermits.computeIfAbsent(permits, key -> new ArrayDeque<>());
        Object self = new Object();
        waiting.addLast(self);
        try {
            return await("a permit", () -> permits.availablePermits() > 0 && waiting.peekFirst() == self, timeout)
                    && permits.tryAcquire();
        } finally {
            waiting.remove(self);
        }
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        throwIfInterrupted();
        pause(time);
    }

    @Override
    public void sleepUpTo(Duration limit) throws InterruptedException {
        sleep(Duration.ofMillis(random.nextInt(Math.toIntExact(limit.toMillis()))));
    }

    /** Sleeps, and is not interrupted. */
    public void pause(Duration time) {
        waitFor("time", () -> false, now + time.toMillis());
    }

    /** Adds an event to the trace. */
    public void note(String event) {
        trace.add(steps + " " + now + "ms " + current.name + ": " + event);
    }

    private void throwIfInterrupted() throws InterruptedException {
        if (faults.interrupts()) {
            note("is interrupted");
            throw new InterruptedException("simulated");
        }
    }

    private void waitFor(String description, BooleanSupplier condition, long deadline) {
        if (failure != null) {
            throw new AbortedError();
        }
        SimulatedThread self = current;
        self.condition = condition;
        self.deadline = deadline;
        self.waitsFor = description;
        choose(self);
        if (failure != null) {
            throw new AbortedError();
        }
    }

    private void choose(SimulatedThread self) {
        steps++;
        now += random.nextInt(3);
        if (steps > MAX_STEPS) {
            fail("the requests have not ended after " + steps + " steps");
        }
        if (random.nextDouble() < jumpProbability) {
            advance();
        }
        List<SimulatedThread> remaining =
                threads.stream().filter(thread -> !thread.isEnded).toList();
        if (remaining.isEmpty()) {
            allEnded.release();
            return;
        }
        SimulatedThread next = failure == null ? next(self, remaining) : remaining.get(0);
        if (next != self) {
            resume(next);
            if (!self.isEnded) {
                self.gate.acquireUninterruptibly();
            }
        }
    }

    private SimulatedThread next(SimulatedThread self, List<SimulatedThread> remaining) {
        List<SimulatedThread> runnable =
                remaining.stream().filter(this::canContinue).toList();
        if (runnable.isEmpty()) {
            advance();
            runnable = remaining.stream().filter(this::canContinue).toList();
        }
        if (runnable.isEmpty()) {
            fail("all threads wait for ever: "
                    + remaining.stream()
                            .map(thread -> thread.name + " for " + thread.waitsFor)
                            .toList());
            return remaining.get(0);
        }
        if (runnable.contains(self) && random.nextDouble() >= switchProbability) {
            return self;
        }
        return runnable.get(random.nextInt(runnable.size()));
    }

    private boolean canContinue(SimulatedThread thread) {
        return thread.deadline <= now || thread.condition.getAsBoolean();
    }

    private void advance() {
        long next = threads.stream()
                .filter(thread -> !thread.isEnded)
                .mapToLong(thread -> thread.deadline)
                .min()
                .orElse(NEVER);
        if (next != NEVER) {
            now = Math.max(now, next);
        }
    }

    private void resume(SimulatedThread next) {
        current = next;
        next.gate.release();
    }

    private void fail(String reason) {
        if (failure == null) {
            failure = reason;
            note(reason);
        }
    }
}
