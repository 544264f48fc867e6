package dev.attachphone.openapi;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The Levenshtein distance of two texts: the fewest characters to insert, remove or replace that turn one into the other. */
public final class LevenshteinDistance {

    /** Only this many characters of a text are compared, which limits the time for long input. */
    private static final int MAX_COMPARED = 200;

    private LevenshteinDistance() {}

    /** The names, sorted by their distance from the requested one. */
    public static List<String> nearestFirst(String requested, Collection<String> names) {
        return names.stream()
                .sorted(Comparator.comparingInt(name -> between(requested, name)))
                .toList();
    }

    /** The distance of two texts. */
    public static int between(String one, String other) {
        String from = one.substring(0, Math.min(MAX_COMPARED, one.length()));
        int[] row = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= other.length(); column++) {
                int replaced = diagonal + (from.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[other.length()];
    }
}
