package dev.attachphone.suite.run;

import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.execution.TestContext;
import dev.attachphone.suite.fixture.NumberRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Plays checks, several at once, and gathers what becomes of them. */
public final class CheckExecutor {

    // So many checks in a row to which nothing answers mean that nothing will.
    private static final int PATIENCE = 3;

    private final TestContext testContext;
    private final RunListener listener;
    private final List<CheckOutcome> outcomes = new ArrayList<>();
    private final List<CheckTitle> notRun = new ArrayList<>();
    private int silent;
    private RunResult.@Nullable RunAbort abort;

    public CheckExecutor(TestContext testContext, RunListener listener) {
        this.testContext = testContext;
        this.listener = listener;
    }

    /** Plays the checks, so many at once, in about their order. */
    public void play(List<ContractCheck> checks, int parallel) {
        listener.started(checks.size());
        ExecutorService threads = Executors.newFixedThreadPool(parallel);
        checks.forEach(check -> threads.execute(() -> play(check)));
        threads.shutdown();
        try {
            threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            listener.finished();
        }
    }

    /** What became of each check, in the order in which they ended. */
    public List<CheckOutcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /** The checks that were not played to their end. */
    public List<CheckTitle> notRun() {
        return List.copyOf(notRun);
    }

    /** Why there are such checks. */
    public Optional<RunResult.RunAbort> abort() {
        return Optional.ofNullable(abort);
    }

    private void play(ContractCheck check) {
        if (isCut()) {
            skip(check, "");
            return;
        }
        try {
            CheckOutcome outcome = check.execute(testContext);
            tell(outcome, isSilent(outcome));
        } catch (NoResponseException e) {
            tell(new CheckOutcome(check.title(), List.of(), List.of(String.valueOf(e.getMessage()))), true);
        } catch (RequestBudget.RunStoppedException | NumberRange.ExhaustedException e) {
            skip(check, String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            tell(new CheckOutcome(check.title(), List.of(), List.of("the suite itself failed: " + e)), false);
        }
    }

    private static boolean isSilent(CheckOutcome outcome) {
        return outcome.exchanges().stream()
                .anyMatch(exchange -> exchange.reply().status() == TargetReply.TIMED_OUT);
    }

    // What is hard to answer may stay unanswered by design; a plain request must not.
    private boolean answersNothing() {
        try {
            TargetKind.detect(testContext.contract(), testContext.target());
            silent = 0;
            return false;
        } catch (NoResponseException e) {
            return true;
        } catch (RequestBudget.RunStoppedException e) {
            return false;
        }
    }

    private synchronized boolean isCut() {
        return abort != null;
    }

    private synchronized void skip(ContractCheck check, String reason) {
        notRun.add(check.title());
        abort = abort == null ? new RunResult.RunAbort(reason, false) : abort;
    }

    private synchronized void tell(CheckOutcome outcome, boolean unanswered) {
        outcomes.add(outcome);
        listener.checkFinished(outcome);
        silent = unanswered ? silent + 1 : 0;
        if (silent >= PATIENCE && abort == null && answersNothing()) {
            abort = new RunResult.RunAbort(
                    "the target stopped answering: " + outcome.failures().get(0), true);
        }
    }
}
