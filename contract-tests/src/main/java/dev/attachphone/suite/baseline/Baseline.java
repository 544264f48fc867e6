package dev.attachphone.suite.baseline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.check.Deviation;
import dev.attachphone.suite.check.FailureCluster;
import dev.attachphone.suite.report.TextFormatter;
import dev.attachphone.suite.run.RunResult;
import dev.attachphone.suite.yaml.InvalidFileException;
import dev.attachphone.suite.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * The known failures of a target. A known failure does not fail a run until it expires, or until a check no longer fails in that way.
 *
 * @param failures the known failures
 * @param seed the seed of the generated checks that they name; empty if there are no known failures
 */
public record Baseline(List<KnownFailure> failures, OptionalLong seed) {

    /** A baseline without known failures. */
    public static final Baseline NONE = new Baseline(List.of(), OptionalLong.empty());

    /** The family of the checks of the known failures themselves. */
    public static final String FAMILY = "baseline";

    private static final int DAYS_ACCEPTED = 30;
    private static final Set<String> FILE = Set.of("seed", "known-failures");
    private static final Set<String> ENTRY = Set.of("deviation", "reason", "owner", "expires", "checks");

    /**
     * Reads a file that {@link #write} has written.
     *
     * @throws InvalidFileException if the file is unreadable or invalid
     */
    public static Baseline read(Path file) {
        try {
            return parse(String.valueOf(file.getFileName()), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new InvalidFileException(
                    "the baseline " + file + " does not exist; --write-baseline " + file + " writes it");
        } catch (IOException e) {
            throw new InvalidFileException("the baseline " + file + " cannot be read as UTF-8 text");
        }
    }

    static Baseline parse(String file, String yaml) {
        YamlNode top = YamlNode.of(file, yaml).requireFields(FILE);
        YamlNode seed = top.require("seed");
        if (!seed.node().isIntegralNumber() || !seed.node().canConvertToLong()) {
            throw seed.error("must be a whole number");
        }
        return new Baseline(
                top.require("known-failures").items().stream()
                        .map(Baseline::failure)
                        .toList(),
                OptionalLong.of(seed.node().asLong()));
    }

    private static KnownFailure failure(YamlNode node) {
        node.requireFields(ENTRY);
        Set<String> checks = new LinkedHashSet<>();
        node.require("checks").items().forEach(check -> checks.add(check.text()));
        return new KnownFailure(
                new Deviation(node.require("deviation").text()),
                checks,
                node.require("reason").text(),
                node.require("owner").text(),
                date(node.require("expires")),
                node.location());
    }

    private static LocalDate date(YamlNode node) {
        try {
            return LocalDate.parse(node.text());
        } catch (DateTimeException e) {
            throw node.error("must be a date such as 2026-12-31");
        }
    }

    /** Whether the outcome is a failure that is known today. */
    public boolean excuses(CheckOutcome outcome, LocalDate today) {
        return !outcome.passed()
                && Deviation.of(outcome).stream()
                        .allMatch(shown -> excuse(outcome, shown, today).isPresent());
    }

    private Optional<KnownFailure> excuse(CheckOutcome outcome, Deviation shown, LocalDate today) {
        return failures.stream()
                .filter(known -> !known.isExpired(today) && known.excuses(name(outcome.title()), shown))
                .findFirst();
    }

    /**
     * The result with the known failures apart from the others, and with a failed check for each known failure that has expired or that
     * is mended.
     *
     * @param complete whether all checks were selected, so that a known failure of a check that does not exist is an error
     */
    public RunResult applyTo(RunResult result, LocalDate today, boolean complete) {
        if (failures.isEmpty()) {
            return result;
        }
        List<CheckOutcome> outcomes = new ArrayList<>();
        Map<CheckTitle, String> known = new LinkedHashMap<>();
        for (CheckOutcome outcome : result.outcomes()) {
            if (excuses(outcome, today)) {
                KnownFailure why = excuse(
                                outcome, Deviation.of(outcome).iterator().next(), today)
                        .orElseThrow();
                known.put(outcome.title(), why.reason() + " (" + why.owner() + ", until " + why.expires() + ")");
            } else {
                outcomes.add(outcome);
            }
        }
        boolean everything = complete
                && result.isComplete()
                && seed.equals(OptionalLong.of(result.info().seed()));
        failures.forEach(failure -> problem(failure, result, today, everything)
                .ifPresent(problem -> outcomes.add(new CheckOutcome(
                        new CheckTitle(
                                FAMILY,
                                failure.deviation().text(),
                                "baseline: " + failure.reason(),
                                failure.location()),
                        List.of(),
                        List.of(problem)))));
        return new RunResult(
                result.info(),
                outcomes,
                result.unreachable(),
                result.notRun(),
                known,
                result.uncovered(),
                result.unobserved(),
                result.sideEffects(),
                result.abort());
    }

    private static Optional<String> problem(
            KnownFailure failure, RunResult result, LocalDate today, boolean everything) {
        if (failure.isExpired(today)) {
            return Optional.of("the known failure of " + failure.location() + " has expired on " + failure.expires()
                    + ", owner " + failure.owner() + "; mend it, or change 'expires'");
        }
        Map<String, CheckOutcome> run = new TreeMap<>();
        result.outcomes().forEach(outcome -> run.put(name(outcome.title()), outcome));
        Set<String> notRun = new LinkedHashSet<>();
        result.notRun().forEach(title -> notRun.add(name(title)));
        result.unreachable().keySet().forEach(title -> notRun.add(name(title)));
        List<String> mended = failure.checks().stream()
                .filter(check -> Optional.ofNullable(run.get(check))
                        .map(outcome -> !Deviation.of(outcome).contains(failure.deviation()))
                        .orElse(everything && !notRun.contains(check)))
                .toList();
        return mended.isEmpty()
                ? Optional.empty()
                : Optional.of("the known failure of " + failure.location() + " no longer occurs in "
                        + TextFormatter.count(mended.size(), "check") + " of "
                        + failure.checks().size() + ", such as '" + mended.get(0)
                        + "'; remove it, or use --write-baseline");
    }

    /** A baseline of all failures of a result. Those that this baseline knows keep their reason, owner and expiry. */
    public Baseline updated(RunResult result, LocalDate today) {
        List<KnownFailure> updated = new ArrayList<>();
        for (FailureCluster cluster : FailureCluster.of(result.failed())) {
            Set<String> checks = new LinkedHashSet<>();
            cluster.checks().forEach(check -> checks.add(name(check.title())));
            Optional<KnownFailure> before = failures.stream()
                    .filter(known -> known.deviation().equals(cluster.deviation()))
                    .findFirst();
            updated.add(new KnownFailure(
                    cluster.deviation(),
                    checks,
                    before.map(KnownFailure::reason).orElse("not yet explained"),
                    before.map(KnownFailure::owner).orElse("nobody yet"),
                    before.map(KnownFailure::expires).orElse(today.plusDays(DAYS_ACCEPTED)),
                    ""));
        }
        return new Baseline(updated, OptionalLong.of(result.info().seed()));
    }

    /**
     * Writes the file.
     *
     * @throws InvalidFileException if it cannot be written
     */
    public void write(Path file) {
        YAMLMapper yaml = YAMLMapper.builder()
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .build();
        ObjectNode top = yaml.createObjectNode();
        seed.ifPresent(value -> top.put("seed", value));
        ArrayNode entries = top.putArray("known-failures");
        for (KnownFailure failure : failures) {
            ArrayNode checks = entries.addObject()
                    .put("deviation", failure.deviation().text())
                    .put("reason", failure.reason())
                    .put("owner", failure.owner())
                    .put("expires", failure.expires().toString())
                    .putArray("checks");
            failure.checks().forEach(checks::add);
        }
        try {
            Files.writeString(file, yaml.writeValueAsString(top));
        } catch (IOException e) {
            throw new InvalidFileException(file + ": cannot write the baseline: " + e);
        }
    }

    private static String name(CheckTitle title) {
        return TextFormatter.printable(title.qualifiedName());
    }
}
