package dev.attachphone.suite.program.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.validation.StrictJsonParser;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Clients that attach new numbers until they are stopped, alternating between all targets. A client stops using a
 * target that does not answer.
 */
public final class AttachLoad implements AutoCloseable {

    private static final int CLIENTS = 8;

    // Bounds a hanging test.
    private static final long PATIENCE_SECONDS = 120;

    private final AtomicInteger numbers = new AtomicInteger();
    private final List<AttachRecord> attempts = new ArrayList<>();
    private final List<Thread> clients;
    private volatile boolean ends;

    public AttachLoad(List<TargetClient> targets) {
        clients = IntStream.range(0, CLIENTS)
                .mapToObj(client -> new Thread(() -> attachUntilTheEnd(new ArrayDeque<>(targets)), "client-" + client))
                .toList();
        clients.forEach(Thread::start);
    }

    /** Waits for the given count of further answers with that status. */
    public synchronized void await(int status, int more) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        long wanted = count(status) + more;
        while (count(status) < wanted) {
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            assertTrue(left > 0, () -> "only " + count(status) + " answers of " + status + ", not " + wanted);
            wait(left);
        }
    }

    /** Stops the clients after their last answers. */
    public List<AttachRecord> end() throws InterruptedException {
        close();
        return List.copyOf(attempts);
    }

    @Override
    public void close() throws InterruptedException {
        ends = true;
        for (Thread client : clients) {
            client.join();
        }
    }

    private long count(int status) {
        return attempts.stream().filter(attempt -> attempt.status() == status).count();
    }

    private void attachUntilTheEnd(Deque<TargetClient> targets) {
        while (!ends && !targets.isEmpty()) {
            TargetClient targetClient = targets.removeFirst();
            if (attach(new DemoAccountClient(targetClient))) {
                targets.addLast(targetClient);
            }
        }
    }

    /** Whether an answer came. */
    private boolean attach(DemoAccountClient client) {
        int index = numbers.incrementAndGet();
        String number = "+49" + (100_000_000 + index);
        String agent = DemoAccountClient.agents()
                .get(index % DemoAccountClient.agents().size());
        try {
            TargetReply targetReply = client.attach(agent, List.of(number));
            add(new AttachRecord(
                    number, agent, targetReply.status(), StrictJsonParser.readOrMissing(targetReply.body())));
            return true;
        } catch (NoResponseException e) {
            add(new AttachRecord(number, agent, TargetReply.CLOSED, MissingNode.getInstance()));
            return false;
        }
    }

    private synchronized void add(AttachRecord attempt) {
        attempts.add(attempt);
        notifyAll();
    }
}
