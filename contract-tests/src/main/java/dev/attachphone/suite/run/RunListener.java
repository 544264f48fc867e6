package dev.attachphone.suite.run;

import dev.attachphone.suite.check.CheckOutcome;

/** Is told how a run goes, by one thread at a time. */
public interface RunListener {

    /** So many checks will be played. */
    void started(int checks);

    /** One of them has been played. */
    void checkFinished(CheckOutcome outcome);

    /** No further one will be played. */
    void finished();
}
