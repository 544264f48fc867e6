package dev.attachphone.suite.faulty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The table of faults that is read on the project's pages. */
record FaultTable(List<Row> rows) {

    private static final Path FILE = Path.of("FAULTS.md");
    private static final Pattern ROW = Pattern.compile("\\| (.+?) \\| (.+) \\| `(.+)` \\|");

    private static final String HEAD = """
            # Servers that are broken on purpose

            Each row is a server that keeps the contract but for one fault, of the kind that implementers make. The suite is played
            against it, named cases first and drawn checks last, until a check fails; that check is the one named. Which check catches
            a race may differ from run to run. A fault that no check catches breaks the build.

            This file is generated: `./mvnw verify -Dfaults.publish=true` makes it anew.

            **%d faults, all caught.**

            | fault | such a server | is caught by |
            |---|---|---|
            """;

    /**
     * One faulty server.
     *
     * @param name the fault's name
     * @param description what is broken
     * @param caughtBy the path of the first check that fails; never blank
     */
    record Row(String name, String description, String caughtBy) {

        /** The row without what may differ from run to run: which check happens to catch a race. */
        String fixed() {
            return name + ": " + description;
        }

        String markdown() {
            return "| " + name + " | " + description + " | `" + caughtBy + "` |";
        }
    }

    /** The table as it was published last. */
    static FaultTable published() throws IOException {
        try (Stream<String> lines = Files.lines(FILE)) {
            return new FaultTable(lines.map(ROW::matcher)
                    .filter(Matcher::matches)
                    .map(row -> new Row(row.group(1), row.group(2), row.group(3)))
                    .toList());
        }
    }

    void publish() throws IOException {
        String head = HEAD.formatted(rows.size());
        Files.writeString(
                FILE,
                Stream.concat(Stream.of(head.strip()), rows.stream().map(Row::markdown))
                        .reduce("", (text, line) -> text + line + "\n"));
    }

    List<String> fixed() {
        return rows.stream().map(Row::fixed).toList();
    }
}
