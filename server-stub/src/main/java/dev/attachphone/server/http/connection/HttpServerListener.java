package dev.attachphone.server.http.connection;

import java.util.function.LongSupplier;

/** Receives the events of a port. Methods are called for every request, so they must be fast and must not throw. Thread-safe. */
public interface HttpServerListener {

    /** Ignores all events. */
    HttpServerListener NONE = new HttpServerListener() {};

    /** The values that can be read at any time. */
    enum GaugeName {
        /** The number of open connections. */
        CONNECTIONS,
        /** The number of requests in progress. */
        REQUESTS,
        /** The number of accounts whose next request would be rejected by the rate limit. */
        RATE_LIMITED_ACCOUNTS,
        /** 1 while the TLS files are invalid and the last valid certificate is in use, otherwise 0. */
        CERTIFICATE_PROBLEM,
        /** The end of the validity of the certificate in use, in seconds since 1970; 0 without TLS. */
        CERTIFICATE_NOT_AFTER
    }

    /**
     * A request and its answer. The number of different values is bounded, independent of what clients send.
     *
     * @param operation the operation id, or the server's own name for paths outside the contract
     * @param answer the name of the answer
     * @param status the HTTP status
     */
    record CompletedRequest(String operation, String answer, int status) {}

    /** Called after a request was answered, with the time since its first byte in nanoseconds. */
    default void requestCompleted(CompletedRequest request, long nanos) {}

    /** Called once for each gauge. */
    default void registerGauge(GaugeName gauge, LongSupplier value) {}
}
