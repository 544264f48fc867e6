package dev.attachphone.suite.report;

import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.Deviation;
import dev.attachphone.suite.run.RunListener;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Set;

/**
 * Prints the progress of a run, and the first check of each deviation; the others are counted. On a terminal the progress is one line that is overwritten.
 */
public final class ConsoleProgress implements RunListener {

    private static final int LINES = 10;
    private static final int MAX_PRINTED = 30;
    // A line that the terminal wraps cannot be overwritten.
    private static final int COLUMNS = 80;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;
    private final Set<Deviation> known = new HashSet<>();
    private int checks;
    private int finished;
    private int failed;
    private int printed;

    /**
     * Prints the progress of one run.
     *
     * @param terminal whether a line can be overwritten
     */
    public ConsoleProgress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void started(int all) {
        checks = all;
        out.println("Running " + all + " checks");
        out.flush();
    }

    @Override
    public void warning(String text) {
        out.println("Warning: " + text);
        out.flush();
    }

    @Override
    public void checkFinished(CheckOutcome outcome) {
        finished++;
        if (!outcome.passed()) {
            failed++;
            print(outcome);
        }
        if (terminal) {
            out.print(CLEAR
                    + TextFormatter.abbreviate(line() + "  " + outcome.title().name(), COLUMNS - 1));
        } else if (finished * LINES / checks > (finished - 1) * LINES / checks) {
            out.println(line());
        }
        out.flush();
    }

    @Override
    public void finished() {
        if (terminal) {
            out.print(CLEAR);
            out.flush();
        }
    }

    private String line() {
        return finished + " of " + checks + " run, " + failed + " failed";
    }

    // Escapes what the target sent, so that it cannot control the terminal.
    private void print(String problem) {
        problem.lines().forEach(line -> out.println("        " + TextFormatter.printable(line)));
    }

    private void print(CheckOutcome outcome) {
        if (!known.addAll(Deviation.of(outcome)) || printed > MAX_PRINTED) {
            return;
        }
        printed++;
        if (printed > MAX_PRINTED) {
            out.println((terminal ? CLEAR : "") + "(further failures are counted only; see --report)");
            return;
        }
        out.println((terminal ? CLEAR : "") + "FAIL  "
                + TextFormatter.printable(outcome.title().qualifiedName()));
        outcome.failures().forEach(this::print);
    }
}
