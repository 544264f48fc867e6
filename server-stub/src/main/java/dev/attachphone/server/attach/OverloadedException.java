package dev.attachphone.server.attach;

import java.util.Locale;

/** A request is rejected because too many others are waiting, or the server is in maintenance. Nothing has been changed; the request can be repeated. */
public final class OverloadedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The resource that is exhausted. */
    public enum ExhaustedResource {
        /** The queue of writes. */
        QUEUE,
        /** The permits of concurrent list reads. */
        LISTS,
        /** Writes, of which a read-only server accepts none. */
        MAINTENANCE;

        /** The name in logs and metrics. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final ExhaustedResource resource;

    /** Creates an exception without a stack trace, because it is thrown often when the server is busy. */
    public OverloadedException(ExhaustedResource resource) {
        super("the request is rejected because of: " + resource.label(), null, false, false);
        this.resource = resource;
    }

    public ExhaustedResource resource() {
        return resource;
    }
}
