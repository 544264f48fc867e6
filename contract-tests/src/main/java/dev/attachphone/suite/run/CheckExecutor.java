package dev.attachphone.suite.run;

import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.execution.FixtureSecrets;
import dev.attachphone.suite.execution.TestContext;
import dev.attachphone.suite.fixture.NumberRange;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs checks on several threads and collects their outcomes. Used for one run. */
public final class CheckExecutor {

    // Number of consecutive checks without an answer after which the target is probed.
    private static final int MAX_UNANSWERED = 3;

    private final TestContext testContext;
    private final RunListener listener;
    private final List<CheckOutcome> outcomes = new ArrayList<>();
    private final List<CheckTitle> notRun = new ArrayList<>();
    private int unanswered;
    private RunResult.@Nullable RunAbort abort;

    public CheckExecutor(TestContext testContext, RunListener listener) {
        this.testContext = testContext;
        this.listener = listener;
    }

    /** Runs the checks on that many threads. They start in their order. Returns when all have ended. */
    public void execute(List<ContractCheck> checks, int parallel) {
        listener.started(checks.size());
        ExecutorService threads = Executors.newFixedThreadPool(parallel);
        checks.forEach(check -> threads.execute(() -> execute(check)));
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

    /** The outcomes, in the order in which the checks ended. */
    public List<CheckOutcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /** The checks that were not run to their end. */
    public List<CheckTitle> notRun() {
        return List.copyOf(notRun);
    }

    /** Why checks were not run; empty if all were. */
    public Optional<RunResult.RunAbort> abort() {
        return Optional.ofNullable(abort);
    }

    private void execute(ContractCheck check) {
        if (isCut()) {
            skip(check, "");
            return;
        }
        try {
            CheckOutcome outcome = check.execute(testContext);
            report(outcome, isUnanswered(outcome));
        } catch (NoResponseException e) {
            report(new CheckOutcome(check.title(), List.of(), List.of(String.valueOf(e.getMessage()))), true);
        } catch (RequestBudget.RunStoppedException | NumberRange.ExhaustedException e) {
            skip(check, String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            report(new CheckOutcome(check.title(), List.of(), List.of("bug in the suite:\n" + stackTrace(e))), false);
        }
    }

    private static boolean isUnanswered(CheckOutcome outcome) {
        return outcome.exchanges().stream()
                .anyMatch(exchange -> exchange.reply().status() == TargetReply.TIMED_OUT);
    }

    // An unusual request can stay unanswered by design; a plain request must not.
    private boolean answersNothing() {
        try {
            TargetKind.detect(testContext.contract(), testContext.target());
            unanswered = 0;
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

    private synchronized void report(CheckOutcome outcome, boolean isUnanswered) {
        outcomes.add(outcome);
        listener.checkFinished(outcome);
        unanswered = isUnanswered ? unanswered + 1 : 0;
        if (unanswered >= MAX_UNANSWERED && abort == null && answersNothing()) {
            abort = new RunResult.RunAbort(
                    "the target stopped answering: " + outcome.failures().get(0), true);
        }
    }

    /** The stack trace without credentials. */
    private String stackTrace(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace, true));
        return FixtureSecrets.replacer(testContext.fixture())
                .redact(trace.toString().stripTrailing());
    }
}
