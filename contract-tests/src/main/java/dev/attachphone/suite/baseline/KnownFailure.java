package dev.attachphone.suite.baseline;

import dev.attachphone.suite.check.Deviation;
import java.time.LocalDate;
import java.util.Set;

/**
 * A known failure of a target.
 *
 * @param deviation what deviates
 * @param checks the checks that show the deviation, as {@code --list} prints them
 * @param reason why the failure is accepted
 * @param owner who mends it
 * @param expires the last day on which it is accepted
 * @param location file and line
 */
record KnownFailure(
        Deviation deviation, Set<String> checks, String reason, String owner, LocalDate expires, String location) {

    boolean isExpired(LocalDate today) {
        return today.isAfter(expires);
    }

    /** Whether it excuses that a check shows a deviation. */
    boolean excuses(String check, Deviation shown) {
        return deviation.equals(shown) && checks.contains(check);
    }
}
