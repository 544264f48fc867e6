package dev.attachphone.suite.mutation.killer;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.cases.BuiltInCases;
import dev.attachphone.suite.execution.TargetCapabilities;
import dev.attachphone.suite.execution.TargetKind;
import dev.attachphone.suite.fixture.DemoFixture;
import dev.attachphone.suite.run.ApplicableChecks;
import dev.attachphone.suite.run.CaseCheck;
import dev.attachphone.suite.run.ContractCheck;
import dev.attachphone.suite.run.GeneratedChecks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The checks of the suite for the server, by family.
 *
 * @param checks the named cases and checks generated from a fixed seed
 */
record CheckFamilies(Map<String, List<ContractCheck>> checks) {

    /** The requirement of cases with a failing database. */
    static final String TROUBLE = "failing-database";

    private static final long SEED = 1;

    /** The number of generated requests; there are a tenth as many sequences and a twentieth as many races. */
    private static final int REQUESTS = 240;

    /** Of the pairs and triples of faults, every nth case is run. */
    private static final int STRIDE = 7;

    static CheckFamilies of(Contract contract) {
        TargetCapabilities targetCapabilities = TargetCapabilities.of(
                        DemoFixture.of(contract, DemoWorld.load(), Optional.empty()), TargetKind.SERVER)
                .with(Set.of(TROUBLE));
        Stream<ContractCheck> named = BuiltInCases.ALL.stream().map(CaseCheck::new);
        List<ContractCheck> all = Stream.concat(named, new GeneratedChecks(contract).forOneTarget(SEED, REQUESTS))
                .toList();
        return new CheckFamilies(sample(
                        ApplicableChecks.of(all, targetCapabilities).applicable())
                .stream()
                .collect(Collectors.groupingBy(
                        contractCheck -> contractCheck.title().family(), LinkedHashMap::new, Collectors.toList())));
    }

    private static List<ContractCheck> sample(List<ContractCheck> checks) {
        return IntStream.range(0, checks.size())
                .filter(index -> index % STRIDE == 0 || !isOfFaults(checks.get(index)))
                .mapToObj(checks::get)
                .toList();
    }

    private static boolean isOfFaults(ContractCheck contractCheck) {
        return contractCheck.title().family().startsWith("faults-");
    }

    Set<String> names() {
        return checks.keySet();
    }

    List<ContractCheck> of(String family) {
        return Objects.requireNonNull(checks.get(family), family);
    }
}
