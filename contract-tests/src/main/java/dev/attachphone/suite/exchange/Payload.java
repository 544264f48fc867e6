package dev.attachphone.suite.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The bytes of a body. Immutable. */
public final class Payload {

    /** An empty body. */
    public static final Payload EMPTY = new Payload(new byte[0]);

    private final byte[] bytes;

    public Payload(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** The encoded text. */
    public static Payload of(String text, Charset charset) {
        return new Payload(text.getBytes(charset));
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The number of bytes. */
    public int size() {
        return bytes.length;
    }

    /** The bytes decoded as UTF-8; empty if they are not valid UTF-8. */
    public Optional<String> text() {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
