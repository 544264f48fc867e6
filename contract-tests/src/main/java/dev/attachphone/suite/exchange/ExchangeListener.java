package dev.attachphone.suite.exchange;

/** Receives every request to a target and its reply, on the thread that sends the request. */
public interface ExchangeListener {

    /** A listener that does nothing. */
    ExchangeListener NONE = new ExchangeListener() {
        @Override
        public void beforeSend(TargetRequest request) {}

        @Override
        public void afterReply(TargetRequest request, TargetReply reply) {}
    };

    /** Called before a request is sent. An exception prevents sending. */
    void beforeSend(TargetRequest request);

    /** Called after a reply was received. */
    void afterReply(TargetRequest request, TargetReply reply);
}
