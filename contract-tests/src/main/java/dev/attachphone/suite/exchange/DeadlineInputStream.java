package dev.attachphone.suite.exchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Reads a socket until a deadline. The socket's own timeout applies to each read and not to a whole response. */
final class DeadlineInputStream extends FilterInputStream {

    private final Socket socket;
    private long deadline;

    DeadlineInputStream(Socket socket, Duration timeout) throws IOException {
        super(socket.getInputStream());
        this.socket = socket;
        restartDeadline(timeout);
    }

    /** Sets the deadline to this time from now. */
    void restartDeadline(Duration timeout) {
        deadline = System.nanoTime() + timeout.toNanos();
    }

    @Override
    public int read() throws IOException {
        applyDeadline();
        return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        applyDeadline();
        return super.read(bytes, offset, length);
    }

    private void applyDeadline() throws IOException {
        long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        if (left <= 0) {
            throw new SocketTimeoutException();
        }
        socket.setSoTimeout(Math.toIntExact(left));
    }
}
