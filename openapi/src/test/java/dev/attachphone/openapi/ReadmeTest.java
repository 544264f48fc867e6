package dev.attachphone.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final Pattern BLOCK =
            Pattern.compile("(<!-- answers: .*? -->\n).*?(<!-- /answers -->)", Pattern.DOTALL);

    /** With {@code -Ddocumentation.update=true} the table is rewritten instead. */
    @Test
    void theTableOfAnswersIsThatOfTheContract() throws IOException {
        String readme = Files.readString(README);
        String generated = BLOCK.matcher(readme)
                .replaceFirst(block -> Matcher.quoteReplacement(block.group(1) + answers() + block.group(2)));

        if (Boolean.getBoolean("documentation.update")) {
            Files.writeString(README, generated);
        } else {
            assertEquals(
                    generated,
                    readme,
                    "update openapi/README.md with"
                            + " ./mvnw test -pl openapi -Dtest=ReadmeTest -Ddocumentation.update=true");
        }
    }

    @Test
    void everyDecisionIsInTheIndexWithItsTitle() throws IOException {
        String readme = Files.readString(README);
        try (Stream<Path> files = Files.list(Path.of("decisions"))) {
            List<String> missing = files.map(ReadmeTest::indexEntry)
                    .filter(entry -> !readme.contains(entry))
                    .sorted()
                    .toList();
            assertEquals(List.of(), missing);
        }
    }

    private static String indexEntry(Path decision) {
        try {
            String title = Files.readAllLines(decision).get(0);
            Matcher matcher = Pattern.compile("# (\\d+)\\. (.*)").matcher(title);
            return matcher.matches()
                    ? "| [" + matcher.group(1) + "](" + decision + ") | " + matcher.group(2) + " |"
                    : decision + " has no title";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String answers() {
        Contract contract = Contract.load();
        Stream<String> tables = contract.operations().stream()
                .map(operation -> table(
                        "`" + operation.method() + " " + operation.path() + "`",
                        operation.answers().values().stream()
                                .filter(answer -> !answer.inDefaultResponse())
                                .sorted(Comparator.comparingInt(answer -> place(operation, answer)))));
        String http = table(
                "Errors of the HTTP request, before all others",
                contract.operations().get(0).answers().values().stream().filter(NamedAnswer::inDefaultResponse));
        return Stream.concat(tables, Stream.of(http)).collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static int place(Operation operation, NamedAnswer answer) {
        int place = operation.precedence().indexOf(answer.name());
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    private static String table(String title, Stream<NamedAnswer> answers) {
        return answers.map(answer ->
                        "| `" + answer.name() + "` | " + answer.status() + " | " + answer.condition() + " |\n")
                .collect(
                        Collectors.joining("", "**" + title + "**\n\n| Answer | Status | When |\n|---|---|---|\n", ""));
    }
}
