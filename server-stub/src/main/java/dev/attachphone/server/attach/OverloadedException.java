package dev.attachphone.server.attach;

import java.util.Locale;

/** There is too much to do already; what was asked for was not done, not even in part, and may be asked for again. */
public final class OverloadedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What there is too much of. */
    public enum ExhaustedResource {
        /** Writes. */
        QUEUE,
        /** Lists of any number of things. */
        LISTS;

        /** Its word in the log and in metrics. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final ExhaustedResource resource;

    /** Without a stack trace: it is thrown when there is no time to lose. */
    public OverloadedException(ExhaustedResource exhaustedResource) {
        super("too much work is waiting already: " + exhaustedResource, null, false, false);
        this.resource = exhaustedResource;
    }

    /** What there is too much of. */
    public ExhaustedResource resource() {
        return resource;
    }
}
