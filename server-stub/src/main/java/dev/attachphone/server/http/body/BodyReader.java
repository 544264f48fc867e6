package dev.attachphone.server.http.body;

import dev.attachphone.server.http.connection.ServerLimits;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;

/** Reads request bodies asynchronously, within limits of size, time and number. Thread-safe. */
public final class BodyReader {

    /** A larger body is not read to its end; its connection is closed instead. */
    private static final int MAX_DISCARDED_BYTES = 8 * 1024 * 1024;

    private static final byte[] NO_BYTES = {};

    private final ServerLimits limits;

    /** One permit for each body that has arrived in part: it occupies memory, but no thread. */
    private final Semaphore permits;

    private final BodyMemory memory;

    public BodyReader(ServerLimits limits, BodyMemory memory) {
        this.limits = limits;
        this.memory = memory;
        this.permits = new Semaphore(limits.counts().requests());
    }

    /** How reading a body ended. */
    public enum ReadResult {
        COMPLETE,
        /** The body is too large, and was read to its end. */
        TOO_LARGE,
        /** The body is far too large, and was not read to its end. */
        ABANDONED,
        /** The body did not arrive in time. */
        TIMED_OUT,
        /** Too many other bodies have arrived in part, or they occupy the memory for bodies. */
        REJECTED;

        /** Whether the connection can be used for another request. */
        public boolean isConnectionReusable() {
            return this == COMPLETE || this == TOO_LARGE;
        }
    }

    /** Receives the body. Exactly one of the methods is called, once. Both may block. */
    public interface ReadListener {

        /** Called at the end, with an empty {@code body} unless the result is {@link ReadResult#COMPLETE}. */
        void finished(ReadResult result, byte[] body);

        /** Called when the connection failed. */
        void failed(Throwable cause);
    }

    /** The largest accepted body in bytes. */
    public int maxBytes() {
        return limits.sizes().bodyBytes();
    }

    /** Reads the body of a request. */
    public void read(Request request, ReadListener listener) {
        start(request, maxBytes(), listener);
    }

    /** Reads and discards the body of a rejected request. The result of a request without a body is {@link ReadResult#COMPLETE}. */
    public void discard(Request request, ReadListener listener) {
        start(request, 0, listener);
    }

    private void start(Request request, int maxKept, ReadListener listener) {
        BodyMemory.Reservation reservation = memory.reservation();
        new ReadOperation(
                        request,
                        maxKept,
                        reservation,
                        new BodyDeadline(request, limits.times().request(), permits, reservation, listener))
                .proceed();
    }

    private static final class ReadOperation {

        private final Request request;
        private final int maxKept;
        private final BodyMemory.Reservation memory;
        private final BodyDeadline deadline;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private long count;

        ReadOperation(Request request, int maxKept, BodyMemory.Reservation memory, BodyDeadline deadline) {
            this.request = request;
            this.maxKept = maxKept;
            this.memory = memory;
            this.deadline = deadline;
        }

        /** Reads the chunks that have arrived, and is called again when there are more. */
        void proceed() {
            while (true) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    deadline.demand(this::proceed);
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    fail(chunk.getFailure());
                    return;
                }
                boolean hasMemory = keep(chunk.getByteBuffer());
                chunk.release();
                if (!hasMemory) {
                    deadline.complete(ReadResult.REJECTED, NO_BYTES);
                    return;
                }
                if (chunk.isLast()) {
                    deadline.complete(
                            count <= maxKept ? ReadResult.COMPLETE : ReadResult.TOO_LARGE, kept.toByteArray());
                    return;
                }
                if (count > MAX_DISCARDED_BYTES) {
                    deadline.complete(ReadResult.ABANDONED, NO_BYTES);
                    return;
                }
            }
        }

        /** Returns false if there is no memory for more of the body. */
        private boolean keep(ByteBuffer bytes) {
            count += bytes.remaining();
            if (count > maxKept) {
                kept.reset();
                return true;
            }
            if (!memory.tryAdd(bytes.remaining())) {
                return false;
            }
            byte[] piece = BufferUtil.toArray(bytes);
            kept.write(piece, 0, piece.length);
            return true;
        }

        private void fail(Throwable cause) {
            // The idle timeout of the connection.
            if (cause instanceof TimeoutException) {
                deadline.complete(ReadResult.TIMED_OUT, NO_BYTES);
            } else {
                deadline.fail(cause);
            }
        }
    }
}
