package dev.attachphone.suite.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes MUTATION.md from the results of PIT and requires an explanation of every survivor. */
public final class MutationReport {

    private MutationReport() {}

    /**
     * Reads the results of PIT and writes the page.
     *
     * @param files the page to write, and a {@code mutations.xml} of PIT for each module
     * @throws IllegalStateException if a survivor has no explanation; the page is not written
     */
    public static void main(String... files) throws IOException {
        List<Mutant> mutants = new ArrayList<>();
        for (String result : List.of(files).subList(1, files.length)) {
            mutants.addAll(PitReportReader.read(Path.of(result)));
        }
        SurvivorExplanations survivorExplanations = SurvivorExplanations.load();
        List<String> unexplained = mutants.stream()
                .filter(mutant ->
                        !mutant.detected() && survivorExplanations.of(mutant).isEmpty())
                .map(mutant -> mutant.key() + ", line " + mutant.line())
                .toList();
        if (!unexplained.isEmpty()) {
            throw new IllegalStateException(
                    "kill these mutants with a case or a test, or explain them in survivors.yaml:\n"
                            + String.join("\n", unexplained));
        }
        Files.writeString(Path.of(files[0]), new MutationScorePage(mutants, survivorExplanations).text());
    }
}
