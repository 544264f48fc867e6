package dev.attachphone.suite.run;

import dev.attachphone.suite.check.Title;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which checks can be played on a target; those that mean nothing there are left out.
 *
 * @param playable those that can
 * @param unreachable those whose answer the target has, but cannot be made to give
 * @param reasons why not
 */
public record Selection(List<Check> playable, List<Check> unreachable, Map<Title, String> reasons) {

    /** Sorts the checks by what the target offers. */
    public static Selection of(List<? extends Check> checks, Offer offer) {
        List<Check> playable = new ArrayList<>();
        List<Check> unreachable = new ArrayList<>();
        Map<Title, String> reasons = new LinkedHashMap<>();
        for (Check check : checks) {
            Reach reach = check.reach(offer);
            if (reach.equals(Reach.PLAYABLE)) {
                playable.add(check);
            } else if (reach instanceof Reach.Unreachable no) {
                unreachable.add(check);
                reasons.put(check.title(), no.reason());
            }
        }
        return new Selection(playable, unreachable, reasons);
    }
}
