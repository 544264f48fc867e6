package dev.attachphone.suite.program.benchmark;

import dev.attachphone.suite.program.benchmark.StorageSizeMeasurement.Cost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the figures of decision 18.
 *
 * @param attaches how many attaches were measured
 * @param postgresql the bytes of an attach in each table and index
 * @param walBytes the bytes of an attach in the write-ahead log of PostgreSQL
 * @param sqlite the bytes of an attach in each table and index
 * @param rounds the number of rounds of the index costs
 * @param indexes the costs of an attach without each index, and with all of them under the empty name
 */
record StorageSizeReport(
        int attaches,
        Map<String, Double> postgresql,
        double walBytes,
        Map<String, Double> sqlite,
        int rounds,
        Map<String, List<Cost>> indexes) {

    private static final Path FILE = Path.of("..", "openapi", "decisions", "0018-sizes.md");
    private static final Pattern SECTION =
            Pattern.compile("(<!-- sizes: [^>]*-->\n).*?(<!-- /sizes -->)", Pattern.DOTALL);

    private static final double SECONDS_OF_A_DAY = 86_400;
    private static final double GIGA = 1e9;

    void publish() throws IOException {
        Matcher section = SECTION.matcher(Files.readString(FILE));
        if (!section.find()) {
            throw new IllegalStateException(FILE + " has no section 'sizes'");
        }
        Files.writeString(FILE, section.replaceFirst("$1" + Matcher.quoteReplacement(figures()) + "$2"));
    }

    private String figures() {
        double postgresqlBytes = sum(postgresql);
        double sqliteBytes = sum(sqlite);
        StringBuilder page = new StringBuilder();
        line(
                page,
                "\nBytes of one attach, measured with %,d attaches of single new numbers through the server:\n",
                attaches);
        line(page, "| | PostgreSQL | SQLite |");
        line(page, "|---|---|---|");
        sqlite.forEach((name, bytes) -> {
            if (!postgresql.containsKey(name)) {
                line(page, "| `%s` | | %.0f |", name, bytes);
            }
        });
        postgresql.forEach((name, bytes) -> line(
                page,
                "| `%s` | %.0f | %s |",
                name,
                bytes,
                sqlite.containsKey(name) ? String.format(Locale.ROOT, "%.0f", sqlite.get(name)) : ""));
        line(page, "| all | %.0f | %.0f |", postgresqlBytes, sqliteBytes);
        line(page, "| write-ahead log | %.0f | |\n", walBytes);
        line(page, "Calculated from them:\n");
        line(page, "| attaches a second | database | write-ahead log |");
        line(page, "|---|---|---|");
        line(page, "| 10, SQLite | %.0f GB a year | |", 10 * SECONDS_OF_A_DAY * 365 * sqliteBytes / GIGA);
        for (int rate : new int[] {1_000, 1_000_000}) {
            line(
                    page,
                    "| %,d, PostgreSQL | %,.0f GB a day | %,.0f GB a day, %,.1f MB a second |",
                    rate,
                    rate * SECONDS_OF_A_DAY * postgresqlBytes / GIGA,
                    rate * SECONDS_OF_A_DAY * walBytes / GIGA,
                    rate * walBytes / 1e6);
        }
        line(
                page,
                "\nWhat each index costs: the attaches were inserted into PostgreSQL, 16 in a transaction, with all indexes and without the one of"
                        + " the row, in %d rounds. The share is the median, and in parentheses the range of the rounds.\n",
                rounds);
        line(page, "| index | of the time | of the write-ahead log |");
        line(page, "|---|---|---|");
        List<Cost> all = Objects.requireNonNull(indexes.get(""));
        indexes.forEach((name, costs) -> {
            if (!name.isEmpty()) {
                line(
                        page,
                        "| `%s` | %s | %s |",
                        name,
                        share(costs, all, Cost::micros),
                        share(costs, all, Cost::walBytes));
            }
        });
        return page.append('\n').toString();
    }

    private String share(List<Cost> without, List<Cost> all, ToDoubleFunction<Cost> value) {
        List<Double> shares = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            shares.add(100 - 100 * value.applyAsDouble(without.get(round)) / value.applyAsDouble(all.get(round)));
        }
        shares.sort(null);
        return String.format(
                Locale.ROOT, "%.0f %% (%.0f to %.0f)", shares.get(rounds / 2), shares.get(0), shares.get(rounds - 1));
    }

    private static double sum(Map<String, Double> bytes) {
        return bytes.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static void line(StringBuilder page, String format, Object... values) {
        page.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
