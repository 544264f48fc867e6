package dev.attachphone.suite.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MutationReportTest {

    private static final Pattern SURVIVOR =
            Pattern.compile("(?m)^\\| `(.+)` \\| \\d+ \\| `(.+)` \\| (.+) \\| (.+) \\|$");

    private static final String MUTATION = """
            <mutation detected='DETECTED' status='SURVIVED' numberOfTestsRun='1'>
              <sourceFile>RequestRouter.java</sourceFile>
              <mutatedClass>dev.attachphone.server.http.RequestRouter$Route</mutatedClass>
              <mutatedMethod>lambda$judge$12</mutatedMethod>
              <lineNumber>42</lineNumber>
              <mutator>org.pitest.mutationtest.engine.gregor.mutators.VoidMethodCallMutator</mutator>
              <description>removed call to java/util/List::clear</description>
            </mutation>
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everySurvivorOfThePageIsExplained() throws IOException {
        Map<String, String> published = new TreeMap<>();
        SURVIVOR.matcher(Files.readString(Path.of("MUTATION.md"))).results().forEach(row -> put(published, row));

        assertFalse(published.isEmpty());
        assertEquals(SurvivorExplanations.load().byKey(), published, "MUTATION.md is not of survivors.yaml");
    }

    @Test
    void readsMutationsXml() throws IOException {
        assertEquals(
                List.of(new Mutant("http.RequestRouter.Route", "judge", 42, "VoidMethodCall of clear", true)),
                PitReportReader.read(mutations(true)));
    }

    @Test
    void survivorWithoutExplanationIsRefused() throws IOException {
        Path page = folder.resolve("page.md");
        String xml = mutations(false).toString();

        Exception refusal =
                assertThrows(IllegalStateException.class, () -> MutationReport.main(page.toString(), xml, xml));
        assertTrue(refusal.toString().contains("http.RequestRouter.Route judge VoidMethodCall of clear, line 42"));
        assertFalse(Files.exists(page));
    }

    private Path mutations(boolean detected) throws IOException {
        return Files.writeString(
                folder.resolve("mutations.xml"),
                "<mutations>" + MUTATION.replace("DETECTED", String.valueOf(detected)) + "</mutations>");
    }

    private static void put(Map<String, String> published, MatchResult row) {
        published.put(row.group(1) + " " + row.group(2) + " " + row.group(3), row.group(4));
    }
}
