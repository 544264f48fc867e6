package dev.attachphone.suite.run;

import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.check.Title;
import dev.attachphone.suite.exchange.Reply;
import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.fixture.NumberRange;
import dev.attachphone.suite.play.Bench;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Plays checks, several at once, and gathers what becomes of them. */
public final class Session {

    // So many checks in a row to which nothing answers mean that nothing will.
    private static final int PATIENCE = 3;

    private final Bench bench;
    private final Listener listener;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Title> unplayed = new ArrayList<>();
    private int silent;
    private Result.@Nullable Cut cut;

    public Session(Bench bench, Listener listener) {
        this.bench = bench;
        this.listener = listener;
    }

    /** Plays the checks, so many at once, in about their order. */
    public void play(List<Check> checks, int parallel) {
        listener.begins(checks.size());
        ExecutorService threads = Executors.newFixedThreadPool(parallel);
        checks.forEach(check -> threads.execute(() -> play(check)));
        threads.shutdown();
        try {
            threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            listener.ends();
        }
    }

    /** What became of each check, in the order in which they ended. */
    public List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /** The checks that were not played to their end. */
    public List<Title> unplayed() {
        return List.copyOf(unplayed);
    }

    /** Why there are such checks. */
    public Optional<Result.Cut> cut() {
        return Optional.ofNullable(cut);
    }

    private void play(Check check) {
        if (isCut()) {
            skip(check, "");
            return;
        }
        try {
            Outcome outcome = check.play(bench);
            tell(outcome, isSilent(outcome));
        } catch (Unanswered e) {
            tell(new Outcome(check.title(), List.of(), List.of(String.valueOf(e.getMessage()))), true);
        } catch (Meter.Stopped | NumberRange.UsedUp e) {
            skip(check, String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            tell(new Outcome(check.title(), List.of(), List.of("the suite itself failed: " + e)), false);
        }
    }

    private static boolean isSilent(Outcome outcome) {
        return outcome.exchanges().stream()
                .anyMatch(exchange -> exchange.reply().status() == Reply.SILENT);
    }

    // What is hard to answer may stay unanswered by design; a plain request must not.
    private boolean answersNothing() {
        try {
            Kind.of(bench.contract(), bench.target());
            silent = 0;
            return false;
        } catch (Unanswered e) {
            return true;
        } catch (Meter.Stopped e) {
            return false;
        }
    }

    private synchronized boolean isCut() {
        return cut != null;
    }

    private synchronized void skip(Check check, String reason) {
        unplayed.add(check.title());
        cut = cut == null ? new Result.Cut(reason, false) : cut;
    }

    private synchronized void tell(Outcome outcome, boolean unanswered) {
        outcomes.add(outcome);
        listener.played(outcome);
        silent = unanswered ? silent + 1 : 0;
        if (silent >= PATIENCE && cut == null && answersNothing()) {
            cut = new Result.Cut(
                    "the target stopped answering: " + outcome.problems().get(0), true);
        }
    }
}
