package dev.attachphone.server.attach;

/** There is too much to do already; what was asked for was not done, not even in part, and may be asked for again. */
public final class OverloadedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String what;

    /**
     * Without a stack trace: it is thrown when there is no time to lose.
     *
     * @param what a word for what there is too much of
     */
    public OverloadedException(String what) {
        super("too much work is waiting already: " + what, null, false, false);
        this.what = what;
    }

    /** A word for what there is too much of. */
    public String what() {
        return what;
    }
}
