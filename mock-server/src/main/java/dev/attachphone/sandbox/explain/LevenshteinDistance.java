package dev.attachphone.sandbox.explain;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** How far two texts are apart: the fewest characters to insert, remove or replace that turn one into the other. */
public final class LevenshteinDistance {

    // Nobody mistypes more.
    private static final int LONGEST = 200;

    private LevenshteinDistance() {}

    /** The names, those first that are most like the one that was asked for. */
    public static List<String> nearestFirst(String asked, Collection<String> names) {
        return names.stream()
                .sorted(Comparator.comparingInt(name -> between(asked, name)))
                .toList();
    }

    /** How many characters that are. */
    public static int between(String one, String other) {
        String from = one.substring(0, Math.min(LONGEST, one.length()));
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
