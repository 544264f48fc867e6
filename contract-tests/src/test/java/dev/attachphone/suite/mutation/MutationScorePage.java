package dev.attachphone.suite.mutation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Renders MUTATION.md.
 *
 * @param mutants all mutants
 * @param explanations an explanation for each survivor
 */
record MutationScorePage(List<Mutant> mutants, SurvivorExplanations explanations) {

    private static final String HEAD = """
            # Mutation scores

            PIT mutates the server. The suite is run against each mutant of the packages `attach` and `http`: every family of its named
            cases, and races, sequences and requests generated from a fixed seed. The mutants of `storage` are tested by the tests of that
            package, with SQLite and with simulated databases; what only PostgreSQL uses is left out, since its tests need a server. A mutant
            that nothing detects survives. Every survivor needs an [explanation](src/test/resources/mutation/survivors.yaml); one without it
            fails the command that writes this page:

            ```
            ./mvnw -Pmutation -pl contract-tests -am process-test-classes
            ```

            A run takes about two hours on two cores. Of the pairs and triples of faults, every seventh case is run.

            """;

    String text() {
        Map<String, List<Mutant>> byPackage =
                mutants.stream().collect(Collectors.groupingBy(Mutant::packageName, TreeMap::new, Collectors.toList()));
        StringBuilder page = new StringBuilder(HEAD);
        page.append("| package | mutants | killed | score |\n|---|---|---|---|\n");
        byPackage.forEach((name, some) -> page.append(score("`" + name + "`", some)));
        page.append(score("all", mutants));
        page.append("\n## Survivors\n\n| class | line | method | mutator | explanation |\n|---|---|---|---|---|\n");
        mutants.stream()
                .filter(Predicate.not(Mutant::detected))
                .map(this::survivor)
                .forEach(page::append);
        return page.toString();
    }

    private static String score(String name, List<Mutant> some) {
        long killed = some.stream().filter(Mutant::detected).count();
        return String.format(
                Locale.ROOT, "| %s | %d | %d | %.1f %% |\n", name, some.size(), killed, 100.0 * killed / some.size());
    }

    private String survivor(Mutant mutant) {
        return String.format(
                Locale.ROOT,
                "| `%s` | %d | `%s` | %s | %s |\n",
                mutant.type(),
                mutant.line(),
                mutant.method(),
                mutant.mutator(),
                explanations.of(mutant).orElseThrow());
    }
}
