package dev.attachphone.server.storage.transaction;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * How the threads that execute requests wait, and how other threads are started. A simulation replaces it to
 * control both.
 */
public interface Threads {

    /** The threads of the Java runtime. */
    Threads JAVA = new Threads() {
        @Override
        public <T> T join(CompletableFuture<T> future) {
            return future.join();
        }

        @Override
        public boolean tryAcquire(Semaphore permits, Duration timeout) throws InterruptedException {
            return permits.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        @SuppressWarnings("ThreadPriorityCheck")
        public void yieldNow() {
            Thread.yield();
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
            Thread.sleep(time.toMillis());
        }

        @Override
        public void sleepUpTo(Duration limit) throws InterruptedException {
            Thread.sleep(ThreadLocalRandom.current().nextLong(limit.toMillis()));
        }

        @Override
        public void startDaemon(String name, Runnable task) {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            thread.start();
        }
    };

    /** Waits for the result of a future, also if the thread is interrupted. */
    <T> T join(CompletableFuture<T> future);

    /** Acquires a permit, unless none becomes available in the given time. */
    boolean tryAcquire(Semaphore permits, Duration timeout) throws InterruptedException;

    /** Lets other threads that are ready continue first. */
    void yieldNow();

    void sleep(Duration time) throws InterruptedException;

    /** Sleeps for a random time below the limit, which is at least a millisecond. */
    void sleepUpTo(Duration limit) throws InterruptedException;

    /** Executes a task on a new thread that does not keep the process running. */
    void startDaemon(String name, Runnable task);
}
