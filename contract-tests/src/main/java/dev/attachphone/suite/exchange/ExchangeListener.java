package dev.attachphone.suite.exchange;

/** Receives every request to a target and its reply, on the thread that sends the request. */
public interface ExchangeListener {

    /** A listener that does nothing. */
    ExchangeListener NONE = new ExchangeListener() {};

    /** Called before a request is sent. An exception prevents sending. */
    default void beforeSend(TargetRequest request) {}

    /** Called after a reply was received. */
    default void afterReply(TargetRequest request, TargetReply reply) {}

    /** Called after a reply was received. Returns whether the request must be sent again, after waiting as long as the target asks for. */
    default boolean mustRepeat(TargetReply reply) {
        return false;
    }
}
