package dev.attachphone.suite.run;

import dev.attachphone.suite.check.CheckOutcome;

/** Receives the events of a run. Only one thread at a time calls a listener. */
public interface RunListener {

    /** The run starts; that many checks will run. */
    void started(int checks);

    /** A check has ended. */
    void checkFinished(CheckOutcome outcome);

    /** No further check will run. */
    void finished();
}
