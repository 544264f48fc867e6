package dev.attachphone.server.storage.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.attach.OverloadedException;
import dev.attachphone.server.attach.StoreException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BatchExecutorTest {

    private static final int MAX_WAITING = 6;

    private final Semaphore begun = new Semaphore(0);
    private final Semaphore released = new Semaphore(0);
    private final List<List<String>> batches = Collections.synchronizedList(new ArrayList<>());
    private BatchExecutor<String, String> executor =
            new BatchExecutor<>(new BatchExecutor.Settings(0, 4, MAX_WAITING, 100), this::execute, Threads.JAVA);

    private void execute(List<PendingRequest<String, String>> batch, Runnable passTurn) {
        batches.add(batch.stream().map(PendingRequest::request).toList());
        begun.release();
        released.acquireUninterruptibly();
        for (PendingRequest<String, String> pending : batch) {
            if (pending.request().equals("batch fails")) {
                throw new StoreException("the disk is full");
            }
            if (!pending.request().equals("forgotten")) {
                pending.succeed("result of " + pending.request());
            }
        }
    }

    @AfterEach
    void releaseAll() {
        released.release(1_000);
    }

    @Test
    void waitingRequestsShareBatchesInTheOrderOfTheirOwnersTurns() {
        CompletableFuture<String> first = beginFirst();
        List<CompletableFuture<String>> others = new ArrayList<>();
        for (String request : List.of("a1", "a2", "a3", "b1", "b2")) {
            others.add(submit(request.substring(0, 1), 1, request));
        }
        released.release(1_000);

        assertEquals("result of first", first.join());
        others.forEach(CompletableFuture::join);
        assertEquals(List.of(List.of("first"), List.of("a1", "b1", "a2", "b2"), List.of("a3")), batches);
    }

    @Test
    void aReservedBatchIsForAnOwnerWithoutOne() {
        executor = new BatchExecutor<>(new BatchExecutor.Settings(1, 1, MAX_WAITING, 100), this::execute, Threads.JAVA);
        CompletableFuture<String> first = beginFirst();
        CompletableFuture<String> waiting = submit("a", 1, "a1");
        CompletableFuture<String> other = submit("b", 1, "b1", 0);
        begun.acquireUninterruptibly();
        CompletableFuture<String> third = submit("c", 1, "c1");

        assertEquals(List.of(List.of("first"), List.of("b1")), batches);
        released.release(1_000);
        Stream.of(first, waiting, other, third).forEach(CompletableFuture::join);
        assertEquals(4, batches.size());
    }

    @Test
    void waitingRequestIsExecutedWhenTheTurnIsPassed() {
        Semaphore started = new Semaphore(0);
        Semaphore passes = new Semaphore(0);
        Semaphore ends = new Semaphore(0);
        executor = new BatchExecutor<>(
                new BatchExecutor.Settings(0, 1, MAX_WAITING, 100),
                (batch, passTurn) -> {
                    if (!batch.get(0).request().equals("first")) {
                        execute(batch, passTurn);
                        return;
                    }
                    started.release();
                    passes.acquireUninterruptibly();
                    passTurn.run();
                    ends.acquireUninterruptibly();
                    batch.get(0).succeed("done");
                },
                Threads.JAVA);
        CompletableFuture<String> first = submit("a", 1, "first", 0);
        started.acquireUninterruptibly();
        CompletableFuture<String> second = submit("a", 1, "a1");
        CompletableFuture<String> third = submit("a", 1, "a2");
        passes.release();
        begun.acquireUninterruptibly();
        assertEquals(List.of(List.of("a1")), batches);

        ends.release();
        assertEquals("done", first.join());
        assertEquals(1, executor.waiting(), "the end of the first batch does not pass the turn of the second");

        released.release(1_000);
        assertEquals("result of a1", second.join());
        assertEquals("result of a2", third.join());
    }

    @Test
    void failureOfABatchIsTheFailureOfItsRequestsOnly() {
        CompletableFuture<String> first = beginFirst();
        CompletableFuture<String> failing = submit("a", 2, "batch fails");
        CompletableFuture<String> sharing = submit("a", 2, "a1");
        CompletableFuture<String> later = submit("a", 2, "a2");
        released.release(1_000);

        assertEquals("result of first", first.join());
        assertFailed("the disk is full", failing);
        assertFailed("the disk is full", sharing);
        assertEquals("result of a2", later.join());
    }

    @Test
    void requestWithoutAResultFails() {
        released.release();
        assertThrows(StoreException.class, () -> executor.execute("a", 1, "forgotten"));
        assertEquals("result of a1", submit("a", 1, "a1", 1).join());
    }

    @Test
    void fullQueueRejectsTheOwnerThatFillsIt() {
        CompletableFuture<String> first = beginFirst();
        List<CompletableFuture<String>> flood = IntStream.range(0, MAX_WAITING)
                .mapToObj(i -> submit("flood", 1, "f" + i))
                .toList();

        assertThrows(OverloadedException.class, () -> executor.execute("flood", 1, "one too many"));
        CompletableFuture<String> other = submit("other", 1, "o1");
        assertFailed("because of: queue", flood.get(MAX_WAITING - 1));
        CompletableFuture<String> heavy = submit("heavy", 100, "h1");
        assertFailed("because of: queue", heavy);

        released.release(1_000);
        assertEquals("result of first", first.join());
        assertEquals("result of o1", other.join());
        flood.subList(0, MAX_WAITING - 1).forEach(CompletableFuture::join);
    }

    @Test
    void closedExecutorFinishesWhatWaits() {
        CompletableFuture<String> first = beginFirst();
        CompletableFuture<String> waiting = submit("a", 1, "a1");
        executor.close();

        assertThrows(StoreException.class, () -> executor.execute("a", 1, "late"));
        released.release(1_000);
        assertEquals("result of first", first.join());
        assertEquals("result of a1", waiting.join());
    }

    private CompletableFuture<String> beginFirst() {
        CompletableFuture<String> first = submit("a", 1, "first", 0);
        begun.acquireUninterruptibly();
        return first;
    }

    /** Submits a request, and returns when it waits or has ended. */
    private CompletableFuture<String> submit(String owner, int weight, String request) {
        int before = executor.waiting();
        CompletableFuture<String> result = submit(owner, weight, request, 0);
        while (executor.waiting() <= before && !result.isDone() && before < MAX_WAITING) {
            Thread.onSpinWait();
        }
        return result;
    }

    private CompletableFuture<String> submit(String owner, int weight, String request, int permits) {
        released.release(permits);
        return CompletableFuture.supplyAsync(() -> executor.execute(owner, weight, request), task -> {
            Thread caller = new Thread(task, request);
            caller.setDaemon(true);
            caller.start();
        });
    }

    private static void assertFailed(String message, CompletableFuture<String> result) {
        StringWriter trace = new StringWriter();
        assertThrows(CompletionException.class, result::join).printStackTrace(new PrintWriter(trace));
        assertTrue(trace.toString().contains(message), trace.toString());
    }
}
