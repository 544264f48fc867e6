package dev.attachphone.server.attach;

/** There is too much to do already; what was asked for was not done, not even in part, and may be asked for again. */
public final class OverloadedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Without a stack trace: it is thrown when there is no time to lose. */
    public OverloadedException() {
        super("too much work is waiting already", null, false, false);
    }
}
