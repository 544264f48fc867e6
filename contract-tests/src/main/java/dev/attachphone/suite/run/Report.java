package dev.attachphone.suite.run;

import dev.attachphone.suite.cases.Case;
import dev.attachphone.suite.run.Outcome.Produced;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;

/**
 * Tells people how a run goes, in plain lines.
 *
 * @param out where the lines go
 */
public record Report(PrintWriter out) {

    /** One line for a case that holds, several for one that does not. */
    public void tell(Outcome outcome) {
        out.println((outcome.passed() ? "ok    " : "FAIL  ")
                + outcome.played().title().name());
        outcome.complaints()
                .forEach(complaint -> out.println(complaint.indent(8).stripTrailing()));
        out.flush();
    }

    /** The summary, which fits a screen. */
    public void sum(List<Outcome> outcomes, List<Case> unreachable, Set<Produced> missing) {
        List<Outcome> failed =
                outcomes.stream().filter(outcome -> !outcome.passed()).toList();
        out.println();
        unreachable.forEach(each -> out.println("unreachable  " + each.title().name() + ": "
                + each.need().otherwise().orElseThrow()));
        missing.forEach(name -> out.println("never seen   " + name.answer() + " of " + name.operation()));
        failed.stream()
                .limit(10)
                .forEach(outcome ->
                        out.println("failed       " + outcome.played().title().name()));
        if (failed.size() > 10) {
            out.println("failed       … and " + (failed.size() - 10) + " more, see above");
        }
        out.println((outcomes.size() - failed.size()) + " passed, " + failed.size() + " failed, " + unreachable.size()
                + " unreachable" + (missing.isEmpty() ? "" : ", " + missing.size() + " named answers never seen"));
        out.flush();
    }
}
