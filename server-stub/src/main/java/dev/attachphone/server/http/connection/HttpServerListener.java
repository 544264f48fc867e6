package dev.attachphone.server.http.connection;

import java.util.function.LongSupplier;

/** Is told what a port does. Called for every request, so it must be quick and must not fail. */
public interface HttpServerListener {

    /** Nobody who would want to know. */
    HttpServerListener NONE = new HttpServerListener() {};

    /** What can be looked at at any time. */
    enum GaugeName {
        /** Open connections. */
        CONNECTIONS,
        /** Requests that are being worked on. */
        REQUESTS,
        /** Accounts that would be refused if they asked now, because they asked too often. */
        RATE_LIMITED_ACCOUNTS,
        /** 1 while the TLS files cannot be used and the last good certificate is served, otherwise 0. */
        CERTIFICATE_PROBLEM,
        /** Until when the certificate that is served now is valid, in seconds since 1970; 0 without TLS. */
        CERTIFICATE_NOT_AFTER
    }

    /**
     * What became of a request. There are only so many of these, whatever clients send.
     *
     * @param operation the id of the operation, or a name of the server's own for what is none
     * @param answer the name of the answer
     * @param status the HTTP status
     */
    record CompletedRequest(String operation, String answer, int status) {}

    /** A request was answered that long after its first byte came. */
    default void requestCompleted(CompletedRequest completedRequest, long nanos) {}

    /** From now on that can be looked at. */
    default void registerGauge(GaugeName gaugeName, LongSupplier current) {}
}
