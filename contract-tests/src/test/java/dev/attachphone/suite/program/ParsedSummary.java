package dev.attachphone.suite.program;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the summary of a run tells.
 *
 * @param passed how many checks held
 * @param failed how many did not
 * @param requests how many requests were sent
 * @param seconds how long it took
 */
public record ParsedSummary(int passed, int failed, long requests, double seconds) {

    private static final Pattern PACE = Pattern.compile("(?m)^requests +(\\d+) in (\\d+\\.\\d) s");
    private static final Pattern VERDICT = Pattern.compile("(?m)^(\\d+) passed, (\\d+) failed");

    /** What that output tells. */
    public static ParsedSummary by(String output) {
        Matcher pace = found(PACE, output);
        Matcher verdict = found(VERDICT, output);
        return new ParsedSummary(
                Integer.parseInt(verdict.group(1)),
                Integer.parseInt(verdict.group(2)),
                Long.parseLong(pace.group(1)),
                Double.parseDouble(pace.group(2)));
    }

    private static Matcher found(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("no summary in: " + output);
        }
        return matcher;
    }
}
