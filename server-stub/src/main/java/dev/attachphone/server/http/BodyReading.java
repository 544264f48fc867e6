package dev.attachphone.server.http;

import dev.attachphone.server.http.BodyReader.End;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;

/** The body of one request as it is read, piece by piece. */
final class BodyReading {

    private static final int MAX_DISCARDED_BYTES = 8 * 1024 * 1024;
    private static final byte[] NOTHING = {};

    private final Request request;
    private final int maxKept;
    private final Patience patience;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long count;

    BodyReading(Request request, int maxKept, Patience patience) {
        this.request = request;
        this.maxKept = maxKept;
        this.patience = patience;
    }

    /** Reads what is there, and comes back for what is not. */
    void proceed() {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                patience.await(this::proceed);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                fail(chunk.getFailure());
                return;
            }
            keep(chunk.getByteBuffer());
            chunk.release();
            if (chunk.isLast()) {
                patience.end(count <= maxKept ? End.WHOLE : End.TOO_LARGE, kept.toByteArray());
                return;
            }
            if (count > MAX_DISCARDED_BYTES) {
                patience.end(End.UNREAD, NOTHING);
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
            patience.end(End.LATE, NOTHING);
        } else {
            patience.fail(cause);
        }
    }
}
