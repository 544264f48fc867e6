package dev.attachphone.suite.exchange;

/** Is told of every request to a target, by whichever thread sends it. */
public interface ExchangeListener {

    /** Nobody watches. */
    ExchangeListener NONE = new ExchangeListener() {
        @Override
        public void beforeSend(TargetRequest targetRequest) {}

        @Override
        public void afterReply(TargetRequest targetRequest, TargetReply targetReply) {}
    };

    /** A request is about to be sent; an exception keeps it from being sent. */
    void beforeSend(TargetRequest targetRequest);

    /** The reply has come. */
    void afterReply(TargetRequest targetRequest, TargetReply targetReply);
}
