package dev.attachphone.suite.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes MUTATION.md from the result of PIT and requires an explanation of every survivor. */
public final class MutationReport {

    private MutationReport() {}

    /**
     * Reads the result of PIT and writes the page.
     *
     * @param files PIT's {@code mutations.xml}, and the page to write
     * @throws IllegalStateException if a survivor has no explanation; the page is not written
     */
    public static void main(String... files) throws IOException {
        List<Mutant> mutants = PitReportReader.read(Path.of(files[0]));
        SurvivorExplanations survivorExplanations = SurvivorExplanations.load();
        List<String> unexplained = mutants.stream()
                .filter(mutant ->
                        !mutant.detected() && survivorExplanations.of(mutant).isEmpty())
                .map(mutant -> mutant.key() + ", line " + mutant.line())
                .toList();
        if (!unexplained.isEmpty()) {
            throw new IllegalStateException("kill these mutants with a case, or explain them in survivors.yaml:\n"
                    + String.join("\n", unexplained));
        }
        Files.writeString(Path.of(files[1]), new MutationScorePage(mutants, survivorExplanations).text());
    }
}
