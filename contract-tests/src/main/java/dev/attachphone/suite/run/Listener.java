package dev.attachphone.suite.run;

import dev.attachphone.suite.check.Outcome;

/** Is told how a run goes, by one thread at a time. */
public interface Listener {

    /** So many checks will be played. */
    void begins(int checks);

    /** One of them has been played. */
    void played(Outcome outcome);

    /** No further one will be played. */
    void ends();
}
