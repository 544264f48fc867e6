package dev.attachphone.suite.exchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** What a socket says until a time, however slowly it says it: a socket's own limit begins anew with each byte. */
final class DeadlineInputStream extends FilterInputStream {

    private final Socket socket;
    private long deadline;

    DeadlineInputStream(Socket socket, Duration patience) throws IOException {
        super(socket.getInputStream());
        this.socket = socket;
        restartDeadline(patience);
    }

    /** From now on, so much time is left. */
    void restartDeadline(Duration patience) {
        deadline = System.nanoTime() + patience.toNanos();
    }

    @Override
    public int read() throws IOException {
        limit();
        return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        limit();
        return super.read(bytes, offset, length);
    }

    private void limit() throws IOException {
        long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        if (left <= 0) {
            throw new SocketTimeoutException();
        }
        socket.setSoTimeout(Math.toIntExact(left));
    }
}
