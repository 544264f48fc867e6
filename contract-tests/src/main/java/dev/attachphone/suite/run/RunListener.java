package dev.attachphone.suite.run;

import dev.attachphone.suite.check.CheckOutcome;

/** Receives the events of a run. Only one thread at a time calls a listener. */
public interface RunListener {

    /** The run starts; that many checks will run. */
    void started(int checks);

    /** Something about the run that the user should know before it starts. */
    default void warning(String text) {}

    /** A check has ended. */
    void checkFinished(CheckOutcome outcome);

    /** No further check will run. */
    void finished();
}
