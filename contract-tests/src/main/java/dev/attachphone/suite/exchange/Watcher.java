package dev.attachphone.suite.exchange;

/** Is told of every request to a target, by whichever thread sends it. */
public interface Watcher {

    /** Nobody watches. */
    Watcher NONE = new Watcher() {
        @Override
        public void sending(Request request) {}

        @Override
        public void answered(Request request, Reply reply) {}
    };

    /** A request is about to be sent; an exception keeps it from being sent. */
    void sending(Request request);

    /** The reply has come. */
    void answered(Request request, Reply reply);
}
