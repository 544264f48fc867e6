package dev.attachphone.suite.program.reliability;

import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.generate.ChoiceSequence;
import dev.attachphone.suite.history.AttachCall;
import dev.attachphone.suite.history.AttachCall.CallResult;
import dev.attachphone.suite.history.AttachInvocation;
import dev.attachphone.suite.history.ConcurrentWorkload;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Clients that send the calls of one {@link ConcurrentWorkload} after the other until they are stopped. Each call is taken by another
 * client, so that the calls of a workload overlap. A call without a definite answer is repeated, as its sender would do. Thread-safe.
 */
final class WorkloadLoad implements AutoCloseable {

    // A client that was refused or failed must not flood a server that has no database.
    private static final int PAUSE_MILLIS = 50;

    // Bounds a run in which the fault does not end.
    private static final int MAX_CALLS = 200_000;

    private final AttachSender sender;
    private final NumberBlock numbers;
    private final long seed;
    private final Deque<Assignment> assignments = new ArrayDeque<>();
    private final List<RecordedCall> calls = new ArrayList<>();
    private final List<Thread> clients;
    private int nextWorkload;
    private int sent;
    private volatile boolean ends;

    /** A call to be sent. */
    private record Assignment(int workload, AttachInvocation call) {}

    /**
     * Starts the clients.
     *
     * @param seed determines the calls
     */
    WorkloadLoad(AttachSender sender, int clients, NumberBlock numbers, long seed) {
        this.sender = sender;
        this.numbers = numbers;
        this.seed = seed;
        this.clients = IntStream.range(0, clients)
                .mapToObj(client -> new Thread(this::sendUntilTheEnd, "client-" + client))
                .toList();
        this.clients.forEach(Thread::start);
    }

    /** Waits for further acknowledged calls that were sent from now on; returns whether they came in time. */
    boolean awaitAcknowledged(int count, int seconds) throws InterruptedException {
        return await(count, seconds, RecordedCall::isAcknowledged);
    }

    /** Waits for further calls of any outcome that were sent from now on; returns whether they ended in time. */
    boolean awaitCalls(int count, int seconds) throws InterruptedException {
        return await(count, seconds, call -> true);
    }

    /** Waits for further calls without a definite answer; returns whether they ended in time. */
    boolean awaitIndeterminate(int count, int seconds) throws InterruptedException {
        return await(count, seconds, call -> call.call().result() instanceof CallResult.Indeterminate);
    }

    /** Waits for further calls that were sent from now on and fulfil a condition; returns whether they ended in time. */
    synchronized boolean await(int count, int seconds, Predicate<RecordedCall> wanted) throws InterruptedException {
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        int first = calls.size();
        int found = 0;
        int seen = first;
        while (found < count) {
            for (; seen < calls.size(); seen++) {
                RecordedCall call = calls.get(seen);
                found += call.call().start() >= begin && wanted.test(call) ? 1 : 0;
            }
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (found < count && left <= 0) {
                return false;
            } else if (found < count) {
                wait(left);
            }
        }
        return true;
    }

    /** The number of acknowledged calls that were sent after a time of {@link System#nanoTime}. */
    synchronized long acknowledgedSince(long begin) {
        return calls.stream()
                .filter(call -> call.isAcknowledged() && call.call().start() >= begin)
                .count();
    }

    /** Stops the clients after their last answers; returns all calls. */
    List<RecordedCall> end() throws InterruptedException {
        close();
        return List.copyOf(calls);
    }

    @Override
    public void close() throws InterruptedException {
        ends = true;
        for (Thread client : clients) {
            client.join();
        }
    }

    private void sendUntilTheEnd() {
        try {
            while (!ends) {
                Assignment assignment = next();
                while (!send(assignment) && !ends) {
                    Thread.sleep(PAUSE_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Assignment next() {
        if (assignments.isEmpty()) {
            int workload = nextWorkload++;
            List<String> drawn = IntStream.range(0, AttachRequests.NUMBERS)
                    .mapToObj(i -> numbers.number(workload * AttachRequests.NUMBERS + i))
                    .toList();
            ConcurrentWorkload.of(ChoiceSequence.seeded(seed, workload)).attempts().stream()
                    .map(call -> new Assignment(workload, AttachRequests.resolve(call, drawn)))
                    .forEach(assignments::add);
        }
        return assignments.removeFirst();
    }

    /** Whether there was a definite answer. */
    private boolean send(Assignment assignment) {
        long start = System.nanoTime();
        AttachAnswer answer;
        try {
            answer = sender.send(assignment.call());
        } catch (NoResponseException e) {
            answer = AttachAnswer.none();
        }
        AttachCall call = new AttachCall(assignment.call(), start, System.nanoTime(), answer.result());
        add(new RecordedCall(assignment.workload(), call, answer));
        return !(answer.result() instanceof CallResult.Indeterminate);
    }

    private synchronized void add(RecordedCall call) {
        calls.add(call);
        sent++;
        ends |= sent >= MAX_CALLS;
        notifyAll();
    }
}
