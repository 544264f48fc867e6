package dev.attachphone.suite.cli;

import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.report.TextFormatter;
import dev.attachphone.suite.run.RequestBudget;
import dev.attachphone.suite.run.RunListener;
import java.util.List;
import java.util.function.Predicate;

/** Passes the events of a run on, known failures as passed checks, and stops the run after a number of other failures. */
final class FailureLimit implements RunListener {

    private final RunListener listener;
    private final RequestBudget budget;
    private final Predicate<CheckOutcome> known;
    private final int most;
    private int failed;

    FailureLimit(RunListener listener, RequestBudget budget, Predicate<CheckOutcome> known, int most) {
        this.listener = listener;
        this.budget = budget;
        this.known = known;
        this.most = most;
    }

    @Override
    public void started(int checks) {
        listener.started(checks);
    }

    @Override
    public void warning(String text) {
        listener.warning(text);
    }

    @Override
    public void checkFinished(CheckOutcome outcome) {
        if (known.test(outcome)) {
            listener.checkFinished(new CheckOutcome(outcome.title(), outcome.exchanges(), List.of()));
            return;
        }
        listener.checkFinished(outcome);
        if (!outcome.passed() && ++failed == most) {
            budget.stop(TextFormatter.count(most, "check") + " failed, the limit of this run");
        }
    }

    @Override
    public void finished() {
        listener.finished();
    }
}
