package dev.attachphone.suite.run;

import dev.attachphone.suite.check.CheckTitle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which checks can be played on a target; those that mean nothing there are left out.
 *
 * @param applicable those that can
 * @param unreachable those whose answer the target has, but cannot be made to give
 * @param reasons why not
 */
public record CheckSelection(
        List<ContractCheck> applicable, List<ContractCheck> unreachable, Map<CheckTitle, String> reasons) {

    /** Sorts the checks by what the target offers. */
    public static CheckSelection of(List<? extends ContractCheck> checks, TargetCapabilities target) {
        List<ContractCheck> playable = new ArrayList<>();
        List<ContractCheck> unreachable = new ArrayList<>();
        Map<CheckTitle, String> reasons = new LinkedHashMap<>();
        for (ContractCheck check : checks) {
            Applicability applicability = check.applicability(target);
            if (applicability.equals(Applicability.APPLICABLE)) {
                playable.add(check);
            } else if (applicability instanceof Applicability.Unreachable no) {
                unreachable.add(check);
                reasons.put(check.title(), no.reason());
            }
        }
        return new CheckSelection(playable, unreachable, reasons);
    }
}
