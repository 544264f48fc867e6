package dev.attachphone.server.http.body;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits the sum of the bodies that are in memory to what the Java heap can hold. Thread-safe.
 *
 * <p>Small bodies, which are the rule, do not reach the limit. Without it, a small heap could not hold as many large bodies as
 * requests may be in progress.
 */
public final class BodyMemory {

    /** A body that consists of short strings occupies this many bytes of the heap for each of its own while it is parsed. */
    private static final int HEAP_BYTES_PER_BODY_BYTE = 16;

    /** One of this many parts of the heap is for the bodies of one port. */
    private static final int PARTS = 4;

    private final long limit;
    private final AtomicLong available;

    private BodyMemory(long limit) {
        this.limit = limit;
        this.available = new AtomicLong(limit);
    }

    /**
     * Creates the limit of a port.
     *
     * @param heapBytes the largest size of the heap, as {@link Runtime#maxMemory} returns it
     */
    public static BodyMemory ofHeap(long heapBytes) {
        return new BodyMemory(heapBytes / PARTS / HEAP_BYTES_PER_BODY_BYTE);
    }

    /** The smallest heap in bytes that can hold one body of a size. */
    public static long requiredHeap(int bodyBytes) {
        return (long) bodyBytes * PARTS * HEAP_BYTES_PER_BODY_BYTE;
    }

    /** The largest sum of all bodies in bytes. */
    public long limit() {
        return limit;
    }

    /** The bytes that are not reserved. */
    long available() {
        return available.get();
    }

    /** Starts the reservation of one body, which holds nothing yet. */
    Reservation reservation() {
        return new Reservation();
    }

    private boolean tryAcquire(int bytes) {
        return available.getAndUpdate(left -> left < bytes ? left : left - bytes) >= bytes;
    }

    /** The memory of one body. Thread-safe. */
    final class Reservation implements AutoCloseable {

        private int reserved;
        private boolean closed;

        private Reservation() {}

        /** Reserves more bytes. Returns false if they are not available, or if the reservation has ended. */
        synchronized boolean tryAdd(int bytes) {
            if (closed || !tryAcquire(bytes)) {
                return false;
            }
            reserved += bytes;
            return true;
        }

        /** Returns the reserved bytes. */
        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                available.addAndGet(reserved);
            }
        }
    }
}
