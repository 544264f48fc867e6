package dev.attachphone.suite.comparison;

import java.util.Set;

/**
 * What a tool says about a server.
 *
 * @param failed the failing tests, or the exit status of a tool that names none
 * @param tests the number of tests, or 0 if the tool gives none
 * @param seconds the duration
 */
record ToolRun(Set<String> failed, int tests, double seconds) {

    String summary() {
        return tests == 0
                ? (failed.isEmpty() ? "passes" : String.join(", ", failed))
                : failed.size() + " of " + tests + " tests fail";
    }
}
