package dev.attachphone.server.storage.transaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;

/**
 * Commits what has queued up, group after group, until it is interrupted.
 *
 * @param queue what waits
 * @param transaction commits a group
 * @param maxGroup how many pieces of work share a commit at most
 * @param listener is told of each group
 */
record GroupWriter(
        BlockingQueue<PendingWrite<?>> queue, GroupTransaction transaction, int maxGroup, StorageListener listener)
        implements Runnable {

    @Override
    public void run() {
        List<PendingWrite<?>> group = new ArrayList<>();
        try {
            while (true) {
                group.add(queue.take());
                queue.drainTo(group, maxGroup - 1);
                // Then two groups that want the same numbers, one each request, cannot wait for each other.
                group.sort(Comparator.comparing(PendingWrite::smallestNumber));
                commit(group);
                group.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void commit(List<PendingWrite<?>> group) {
        long begin = System.nanoTime();
        for (PendingWrite<?> work : group) {
            work.begin(begin);
            listener.begun(work.queuedNanos());
        }
        try {
            transaction.commit(group);
        } finally {
            listener.groupEnded(group.size(), System.nanoTime() - begin);
        }
    }
}
