package dev.attachphone.suite.report;

import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.run.RunListener;
import java.io.PrintWriter;
import java.util.TreeMap;

/** Tells how a run goes: on a terminal in one line that is written anew, elsewhere in a line now and then; failures in full. */
public final class ConsoleProgress implements RunListener {

    private static final int LINES = 10;
    // A line that a narrow terminal wraps could not be written anew.
    private static final int COLUMNS = 80;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;
    private final TreeMap<String, Integer> failures = new TreeMap<>();
    private int checks;
    private int checkFinished;
    private int failed;

    /**
     * Progress of one run.
     *
     * @param terminal whether lines can be written anew
     */
    public ConsoleProgress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void started(int all) {
        checks = all;
        out.println("Playing " + all + " checks");
        out.flush();
    }

    @Override
    public void checkFinished(CheckOutcome outcome) {
        checkFinished++;
        if (!outcome.passed()) {
            failed++;
            tell(outcome);
        }
        if (terminal) {
            out.print(CLEAR
                    + TextFormat.abbreviate(line() + "  " + outcome.title().name(), COLUMNS - 1));
        } else if (checkFinished * LINES / checks > (checkFinished - 1) * LINES / checks) {
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
        return checkFinished + " of " + checks + " played, " + failed + " failed";
    }

    // What a target sent could otherwise take over the terminal.
    private void tell(String problem) {
        problem.lines().forEach(line -> out.println("        " + TextFormat.printable(line)));
    }

    private void tell(CheckOutcome outcome) {
        String kind = outcome.title().family();
        int already = failures.merge(kind, 1, Integer::sum);
        out.println((terminal ? CLEAR : "") + "FAIL  "
                + TextFormat.printable(outcome.title().name()));
        if (already <= LINES) {
            outcome.failures().forEach(this::tell);
        } else if (already == LINES + 1) {
            out.println("        (the next failures of '" + kind + "' by name only; --report tells all)");
        }
    }
}
