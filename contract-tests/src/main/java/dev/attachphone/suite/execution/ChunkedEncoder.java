package dev.attachphone.suite.execution;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The chunked transfer coding of a body, as far as the last chunk, which a case writes itself. */
final class ChunkedEncoder {

    private ChunkedEncoder() {}

    /** The body in two chunks. */
    static byte[] of(byte[] body) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        chunk(chunks, body, 0, body.length / 2);
        chunk(chunks, body, body.length / 2, body.length);
        return chunks.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream chunks, byte[] body, int from, int to) {
        if (from < to) {
            chunks.writeBytes((Integer.toHexString(to - from) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            chunks.write(body, from, to - from);
            chunks.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }
}
