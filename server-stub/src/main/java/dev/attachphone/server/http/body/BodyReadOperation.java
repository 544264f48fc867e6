package dev.attachphone.server.http.body;

import dev.attachphone.server.http.body.BodyReader.ReadResult;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;

/** The body of one request as it is read, piece by piece. */
final class BodyReadOperation {

    private static final int MAX_DISCARDED_BYTES = 8 * 1024 * 1024;
    private static final byte[] NOTHING = {};

    private final Request request;
    private final int maxKept;
    private final BodyDeadline deadline;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long count;

    BodyReadOperation(Request request, int maxKept, BodyDeadline bodyDeadline) {
        this.request = request;
        this.maxKept = maxKept;
        this.deadline = bodyDeadline;
    }

    /** Reads what is there, and comes back for what is not. */
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
            keep(chunk.getByteBuffer());
            chunk.release();
            if (chunk.isLast()) {
                deadline.complete(count <= maxKept ? ReadResult.COMPLETE : ReadResult.TOO_LARGE, kept.toByteArray());
                return;
            }
            if (count > MAX_DISCARDED_BYTES) {
                deadline.complete(ReadResult.ABANDONED, NOTHING);
                return;
            }
        }
    }

    private void keep(ByteBuffer bytes) {
        count += bytes.remaining();
        if (count <= maxKept) {
            byte[] piece = BufferUtil.toArray(bytes);
            kept.write(piece, 0, piece.length);
        } else {
            kept.reset();
        }
    }

    // The connection was silent for so long that it is closed anyway.
    private void fail(Throwable cause) {
        if (cause instanceof TimeoutException) {
            deadline.complete(ReadResult.TIMED_OUT, NOTHING);
        } else {
            deadline.fail(cause);
        }
    }
}
