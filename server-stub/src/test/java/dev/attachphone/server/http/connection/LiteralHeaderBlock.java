package dev.attachphone.server.http.connection;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Encodes the headers of an HTTP/2 request without compression (RFC 7541). */
final class LiteralHeaderBlock {

    private static final int SEVEN_BITS = 0x7f;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void add(String name, String value) {
        bytes.write(0);
        add(name);
        add(value);
    }

    // Section 5: the length in a prefix of seven bits and continuation bytes, and the text.
    private void add(String text) {
        int rest = text.length() - SEVEN_BITS;
        bytes.write(Math.min(text.length(), SEVEN_BITS));
        if (rest >= 0) {
            for (; rest > SEVEN_BITS; rest >>>= 7) {
                bytes.write((rest & SEVEN_BITS) | 0x80);
            }
            bytes.write(rest);
        }
        bytes.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
