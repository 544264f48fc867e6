package dev.attachphone.suite.run;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.cases.Case;
import dev.attachphone.suite.run.Outcome.Produced;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether every named answer has been seen.
 *
 * @param contract the names
 */
public record Completeness(Contract contract) {

    /** The names, for each operation, that are in the contract. */
    public Set<Produced> promised() {
        Set<Produced> promised = new LinkedHashSet<>();
        contract.operations()
                .forEach(operation ->
                        operation.answers().keySet().forEach(name -> promised.add(new Produced(operation.id(), name))));
        return promised;
    }

    /** The names that no case produced, although they could be reached. */
    public Set<Produced> missing(Collection<Produced> produced, List<Case> unreachable) {
        Set<Produced> missing = promised();
        missing.removeAll(produced);
        unreachable.forEach(each ->
                missing.remove(new Produced(each.main().operation(), each.main().answer())));
        return missing;
    }
}
