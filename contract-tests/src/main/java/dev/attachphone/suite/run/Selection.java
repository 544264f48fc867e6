package dev.attachphone.suite.run;

import dev.attachphone.suite.cases.Case;
import java.util.List;
import java.util.Set;

/**
 * Which cases a target can play.
 *
 * @param playable those it can
 * @param unreachable those whose answer it has, but cannot be made to give; each says why
 */
public record Selection(List<Case> playable, List<Case> unreachable) {

    /** Sorts the cases by what the target offers; those that mean nothing on it are left out. */
    public static Selection of(List<Case> cases, Set<String> capabilities) {
        return new Selection(
                cases.stream().filter(each -> met(each, capabilities)).toList(),
                cases.stream()
                        .filter(each -> !met(each, capabilities)
                                && each.need().otherwise().isPresent())
                        .toList());
    }

    private static boolean met(Case each, Set<String> capabilities) {
        return each.need().capability().map(capabilities::contains).orElse(true);
    }
}
