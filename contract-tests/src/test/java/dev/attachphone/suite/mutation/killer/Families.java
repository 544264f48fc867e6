package dev.attachphone.suite.mutation.killer;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.cases.CaseFiles;
import dev.attachphone.suite.fixture.DemoFixture;
import dev.attachphone.suite.run.CaseCheck;
import dev.attachphone.suite.run.Check;
import dev.attachphone.suite.run.DrawnChecks;
import dev.attachphone.suite.run.Kind;
import dev.attachphone.suite.run.Offer;
import dev.attachphone.suite.run.Selection;
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
 * What the suite has for our server, by family.
 *
 * @param checks the named cases, and some that are drawn from a fixed seed
 */
record Families(Map<String, List<Check>> checks) {

    /** What a case needs that is about a server in trouble. */
    static final String TROUBLE = "failing-database";

    private static final long SEED = 1;

    /** A tenth as many sequences, and a twentieth as many races. */
    private static final int REQUESTS = 240;

    /** Hundreds of cases pair the faults of a request; every so many of them are enough to tell mutants apart. */
    private static final int STRIDE = 7;

    static Families of(Contract contract) {
        Offer offer = Offer.of(DemoFixture.of(contract, DemoWorld.load(), Optional.empty()), Kind.SERVER)
                .with(Set.of(TROUBLE));
        Stream<Check> named = new CaseFiles(contract).builtIn().stream().map(CaseCheck::new);
        List<Check> all = Stream.concat(named, new DrawnChecks(contract).of(SEED, REQUESTS))
                .toList();
        return new Families(sample(Selection.of(all, offer).playable()).stream()
                .collect(Collectors.groupingBy(
                        check -> check.title().family(), LinkedHashMap::new, Collectors.toList())));
    }

    private static List<Check> sample(List<Check> checks) {
        return IntStream.range(0, checks.size())
                .filter(index -> index % STRIDE == 0 || !isOfFaults(checks.get(index)))
                .mapToObj(checks::get)
                .toList();
    }

    private static boolean isOfFaults(Check check) {
        return check.title().family().startsWith("faults-");
    }

    Set<String> names() {
        return checks.keySet();
    }

    List<Check> of(String family) {
        return Objects.requireNonNull(checks.get(family), family);
    }
}
