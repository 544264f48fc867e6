package dev.attachphone.suite.run;

import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.exchange.NoResponseException;
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

    // After this number of suspicious failures the target is probed; after each good answer, after twice as many.
    private static final int FEWEST_SUSPECTS = 3;
    private static final int MOST_SUSPECTS = 24;

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int SERVER_ERROR = 500;

    private final TestContext testContext;
    private final RunListener listener;
    private final KnownGoodRequest knownGood;
    private final List<CheckOutcome> outcomes = new ArrayList<>();
    private final List<CheckTitle> notRun = new ArrayList<>();
    private final List<CheckOutcome> suspects = new ArrayList<>();
    private int tolerated = FEWEST_SUSPECTS;
    private boolean isEndedByProbe;
    private RunResult.@Nullable RunAbort abort;

    /** An executor that takes a target for dead only if it does not answer at all. */
    public CheckExecutor(TestContext testContext, RunListener listener) {
        this(
                testContext,
                listener,
                new KnownGoodRequest(testContext.contract(), testContext.target(), testContext.fixture()));
    }

    CheckExecutor(TestContext testContext, RunListener listener, KnownGoodRequest knownGood) {
        this.testContext = testContext;
        this.listener = listener;
        this.knownGood = knownGood;
    }

    /**
     * Runs the checks on that many threads. They start in their order, except that those that wait between requests are spread over the
     * run, so that few threads wait at the same time. Returns when all have ended.
     */
    public void execute(List<ContractCheck> checks, int parallel) {
        listener.started(checks.size());
        ExecutorService threads = Executors.newFixedThreadPool(parallel);
        spread(checks).forEach(check -> threads.execute(() -> execute(check)));
        threads.shutdown();
        try {
            threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            probeAtTheEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            listener.finished();
        }
    }

    private static List<ContractCheck> spread(List<ContractCheck> checks) {
        List<ContractCheck> waiting =
                checks.stream().filter(CheckExecutor::isWaiting).toList();
        List<ContractCheck> spread = new ArrayList<>(
                checks.stream().filter(check -> !isWaiting(check)).toList());
        int distance = spread.size() / (waiting.size() + 1);
        for (int i = 0; i < waiting.size(); i++) {
            spread.add(i * (distance + 1), waiting.get(i));
        }
        return spread;
    }

    private static boolean isWaiting(ContractCheck check) {
        return check.plannedCase().stream()
                .flatMap(testCase -> testCase.steps().stream())
                .anyMatch(step -> step.pauseMillis() > 0);
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
            skip(check, new RunResult.RunAbort("", false));
            return;
        }
        try {
            CheckOutcome outcome = check.execute(testContext);
            report(outcome, isSuspicious(outcome));
        } catch (NoResponseException e) {
            report(new CheckOutcome(check.title(), List.of(), List.of(String.valueOf(e.getMessage()))), true);
        } catch (RequestBudget.ThrottledException e) {
            skip(check, new RunResult.RunAbort(String.valueOf(e.getMessage()), true));
        } catch (RequestBudget.RunStoppedException | NumberRange.ExhaustedException e) {
            skip(check, new RunResult.RunAbort(String.valueOf(e.getMessage()), false));
        } catch (RuntimeException | Error e) {
            report(new CheckOutcome(check.title(), List.of(), List.of("bug in the suite:\n" + stackTrace(e))), false);
        }
    }

    /** Whether the check failed as every check does whose target is dead or refuses its credential. */
    private boolean isSuspicious(CheckOutcome outcome) {
        return outcome.exchanges().stream()
                .filter(exchange -> !exchange.failures().isEmpty())
                .anyMatch(exchange -> !exchange.reply().isResponse()
                        || exchange.reply().status() == UNAUTHORIZED
                        || exchange.reply().status() == FORBIDDEN
                        || exchange.reply().status() >= SERVER_ERROR);
    }

    private synchronized boolean isCut() {
        return abort != null;
    }

    private synchronized void skip(ContractCheck check, RunResult.RunAbort reason) {
        notRun.add(check.title());
        abort = abort == null ? reason : abort;
    }

    private synchronized void report(CheckOutcome outcome, boolean isSuspicious) {
        if (isSuspicious && isEndedByProbe) {
            // Another thread ran it at the same time as the suspicious checks.
            notRun.add(outcome.title());
            return;
        }
        outcomes.add(outcome);
        listener.checkFinished(outcome);
        if (isSuspicious) {
            suspects.add(outcome);
            if (suspects.size() >= tolerated && abort == null) {
                probe();
            }
        } else if (outcome.passed() && hasSuccess(outcome)) {
            suspects.clear();
        }
    }

    private static boolean hasSuccess(CheckOutcome outcome) {
        return outcome.exchanges().stream()
                .anyMatch(exchange -> exchange.reply().status() / 100 == 2);
    }

    private synchronized void probeAtTheEnd() {
        if (!suspects.isEmpty() && abort == null) {
            probe();
        }
    }

    /**
     * Ends the run if the failures tell nothing about the target. The suspicious checks then count as not run; the first one is named,
     * because it may be the cause.
     */
    private void probe() {
        Optional<String> problem = knownGood.problem();
        if (problem.isEmpty()) {
            tolerated = Math.min(2 * tolerated, MOST_SUSPECTS);
        } else {
            isEndedByProbe = true;
            abort = new RunResult.RunAbort(
                    problem.get() + "; the first check that showed it is "
                            + suspects.get(0).title().qualifiedName(),
                    true);
            outcomes.removeAll(suspects);
            suspects.forEach(suspect -> notRun.add(suspect.title()));
        }
        suspects.clear();
    }

    /** The stack trace without credentials. */
    private String stackTrace(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace, true));
        return FixtureSecrets.replacer(
                        testContext.fixture(), testContext.target().address())
                .redact(trace.toString().stripTrailing());
    }
}
