package dev.attachphone.server.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 and returns at most one line for each read, so that a parser that reads from it is at {@link #line()}. A byte order mark
 * is skipped. Not thread-safe.
 */
final class Utf8LineReader extends Reader {

    /** The length of a line in bytes is limited, so that a file without line ends does not exhaust the memory. */
    private static final int MAX_LINE_BYTES = 10_000;

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final InputStream input;
    private final byte[] bytes = new byte[MAX_LINE_BYTES];
    private CharBuffer rest = CharBuffer.allocate(0);
    private long line;

    /** A line is too long or not in UTF-8. The message names the line. */
    static final class InvalidLineException extends IOException {
        private static final long serialVersionUID = 1L;

        InvalidLineException(String message) {
            super(message);
        }
    }

    Utf8LineReader(InputStream input) {
        this.input = new BufferedInputStream(input);
    }

    /** The line that was read last, from 1; 0 before the first one. */
    long line() {
        return line;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (!rest.hasRemaining() && !readLine()) {
            return -1;
        }
        int count = Math.min(length, rest.remaining());
        rest.get(buffer, offset, count);
        return count;
    }

    private boolean readLine() throws IOException {
        int length = 0;
        int next = input.read();
        while (next >= 0 && next != '\n' && length < bytes.length - 1) {
            bytes[length++] = (byte) next;
            next = input.read();
        }
        if (next < 0 && length == 0) {
            return false;
        }
        line++;
        if (next >= 0 && next != '\n') {
            throw new InvalidLineException("line " + line + " is longer than " + MAX_LINE_BYTES + " bytes");
        }
        // Also after the last line, so that a read always returns a character.
        bytes[length++] = '\n';
        try {
            rest = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
        } catch (CharacterCodingException e) {
            throw new InvalidLineException("line " + line + " is not in UTF-8");
        }
        if (line == 1 && rest.toString().startsWith(BYTE_ORDER_MARK)) {
            rest.get();
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
