package dev.attachphone.suite.page;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.LevenshteinDistance;
import dev.attachphone.suite.page.PageStatement.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The vendor's page compared with the contract.
 *
 * @param compared the number of statements of the contract that were looked for
 * @param matched the number of them that the page makes
 * @param differences what the page says differently
 */
public record PageComparison(int compared, int matched, List<PageDifference> differences) {

    /** The kinds of differences. */
    public enum Change {
        /** The contract has the statement, and the page does not. */
        GONE,
        /** The page has a statement that the contract does not know. */
        NEW,
        /** The page has another text instead of a statement of the contract. */
        CHANGED
    }

    /**
     * A difference.
     *
     * @param change its kind
     * @param statement the statement of the contract, or the new one of the page
     * @param page what the page says; empty if the statement is gone
     */
    public record PageDifference(Change change, PageStatement statement, Optional<String> page) {}

    // A statement has changed if at most a third of it differs.
    private static final int SIMILAR = 3;
    private static final int LONGEST_COMPARED = 200;

    /** Compares a page with the contract. */
    public static PageComparison of(VendorPage page, Contract contract) {
        ContractStatements statements = new ContractStatements(contract);
        PageStatements onPage = new PageStatements(page, statements);
        List<PageStatement> required = statements.required();
        List<PageStatement> found = onPage.found();
        List<PageStatement> gone = required.stream()
                .filter(statement -> !onPage.says(statement) && !isAmong(found, statement))
                .toList();
        List<PageStatement> unknown = found.stream()
                .filter(statement -> !isAmong(required, statement) && !statements.allows(statement))
                .collect(Collectors.toCollection(ArrayList::new));
        List<PageDifference> differences = new ArrayList<>();
        for (PageStatement statement : withoutMissingSamples(gone, statuses(found))) {
            differences.add(changed(statement, unknown, onPage)
                    .orElseGet(() -> new PageDifference(Change.GONE, statement, Optional.empty())));
        }
        Set<String> known = statuses(required);
        unknown.stream()
                // A new status is told, so that its sample need not be.
                .filter(statement -> statement.kind() != Kind.SAMPLE_RESPONSE || known.contains(status(statement)))
                .map(statement -> new PageDifference(Change.NEW, statement, Optional.of(statement.text())))
                .forEach(differences::add);
        differences.sort(
                Comparator.comparing(difference -> difference.statement().kind()));
        return new PageComparison(required.size(), required.size() - gone.size(), differences);
    }

    private static boolean isAmong(List<PageStatement> statements, PageStatement statement) {
        return statements.stream()
                .anyMatch(each -> each.kind() == statement.kind() && each.key().equals(statement.key()));
    }

    /** Replaces the values of a sample that is missing by one statement. */
    private static List<PageStatement> withoutMissingSamples(List<PageStatement> gone, Set<String> sampled) {
        return gone.stream()
                .map(statement -> statement.kind() == Kind.SAMPLE_RESPONSE && !sampled.contains(status(statement))
                        ? PageStatement.of(Kind.SAMPLE_RESPONSE, "a body with code " + status(statement), "")
                        : statement)
                .distinct()
                .toList();
    }

    private static Set<String> statuses(List<PageStatement> statements) {
        return statements.stream()
                .filter(statement -> statement.kind() == Kind.SAMPLE_RESPONSE)
                .map(PageComparison::status)
                .collect(Collectors.toSet());
    }

    private static String status(PageStatement sample) {
        return sample.key().split(" ", 2)[0];
    }

    /** The change of a statement that is gone, if the page has something similar instead, which is removed from the unknown. */
    private static Optional<PageDifference> changed(
            PageStatement gone, List<PageStatement> unknown, PageStatements onPage) {
        if (gone.kind() == Kind.SENTENCE) {
            return onPage.passages(gone.key())
                    .filter(passage -> isSimilar(gone.key(), passage))
                    .min(Comparator.comparingInt(passage -> distance(gone.key(), passage)))
                    .map(passage -> new PageDifference(Change.CHANGED, gone, Optional.of(passage)));
        }
        Optional<PageStatement> nearest = unknown.stream()
                .filter(other -> other.kind() == gone.kind() && isSimilar(gone.key(), other.key()))
                .min(Comparator.comparingInt(other -> distance(gone.key(), other.key())));
        nearest.ifPresent(unknown::remove);
        return nearest.map(other -> new PageDifference(Change.CHANGED, gone, Optional.of(other.text())));
    }

    private static boolean isSimilar(String one, String other) {
        return distance(one, other) * SIMILAR <= Math.min(LONGEST_COMPARED, Math.max(one.length(), other.length()));
    }

    private static int distance(String one, String other) {
        return LevenshteinDistance.between(start(one), start(other));
    }

    private static String start(String text) {
        return text.substring(0, Math.min(LONGEST_COMPARED, text.length()));
    }
}
