package dev.attachphone.suite.run;

import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.execution.TargetCapabilities;
import dev.attachphone.suite.run.ContractCheck.Applicability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The checks that apply to a target. Checks without a meaning for the target are left out.
 *
 * @param applicable the checks that can run
 * @param unreachable the checks whose answer the target has but cannot be made to give with any fixture
 * @param reasons why checks cannot run, by their title: those, and the checks for which the fixture lacks something
 */
public record ApplicableChecks(
        List<ContractCheck> applicable, List<ContractCheck> unreachable, Map<CheckTitle, String> reasons) {

    /** Selects the checks by the capabilities of the target. */
    public static ApplicableChecks of(List<? extends ContractCheck> checks, TargetCapabilities target) {
        List<ContractCheck> playable = new ArrayList<>();
        List<ContractCheck> unreachable = new ArrayList<>();
        Map<CheckTitle, String> reasons = new LinkedHashMap<>();
        for (ContractCheck check : checks) {
            if (!target.layers().contains(check.title().layer())) {
                continue;
            }
            Applicability applicability = check.applicability(target);
            if (applicability.equals(Applicability.APPLICABLE)) {
                playable.add(check);
            } else if (applicability instanceof Applicability.Unreachable no) {
                if (!no.byFixture()) {
                    unreachable.add(check);
                }
                reasons.put(check.title(), no.reason());
            }
        }
        return new ApplicableChecks(playable, unreachable, reasons);
    }
}
