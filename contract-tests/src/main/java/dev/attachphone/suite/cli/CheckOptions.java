package dev.attachphone.suite.cli;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.cases.CaseLoader;
import dev.attachphone.suite.cases.TestCase;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.report.TextFormatter;
import dev.attachphone.suite.run.CaseCheck;
import dev.attachphone.suite.run.ContractCheck;
import dev.attachphone.suite.run.CreatedResources;
import dev.attachphone.suite.run.DurabilityCheck;
import dev.attachphone.suite.run.GeneratedChecks;
import dev.attachphone.suite.run.RequiredAnswers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options that select the checks. */
final class CheckOptions {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--case-files",
            paramLabel = "DIR",
            description = "run the case files of this folder in addition to the built-in ones")
    private @Nullable Path folder;

    @Option(
            names = {"--include", "--only"},
            paramLabel = "PATTERN",
            description =
                    "run only the checks whose family/name contains this text, ignoring case; * matches any text. With"
                            + " the prefix family:, answer: or layer: it is compared with the family, the name of the"
                            + " expected answer, or the layer (contract, http, own). Repeatable: a check must match one")
    private List<String> included = List.of();

    @Option(
            names = "--exclude",
            paramLabel = "PATTERN",
            description = "do not run the checks that match such a pattern; repeatable")
    private List<String> excluded = List.of();

    @Option(
            names = "--failed-from",
            paramLabel = "REPORT",
            description = "run only the checks that failed in an earlier run: its verdict.json, or the folder of its"
                    + " --report")
    private @Nullable Path failedFrom;

    @Option(
            names = "--replay",
            paramLabel = "NAME",
            description = "run only the check of exactly this name, with or without its family, as --list prints it")
    private @Nullable String replay;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "seed of the generated checks (default: random; the summary shows it)")
    private @Nullable Long seed;

    @Option(
            names = "--cases",
            paramLabel = "N",
            defaultValue = "1000",
            description =
                    "number of generated requests; a tenth as many attach sequences and a twentieth as many concurrent"
                            + " workloads are generated too; with --against the number of sequences"
                            + " (default: ${DEFAULT-VALUE})")
    private int cases;

    @Option(names = "--list", description = "print the names of all checks and exit")
    private boolean list;

    @Option(
            names = "--require",
            paramLabel = "ANSWERS",
            description =
                    "the answers that must be observed: all, none, or names separated by commas (default: all, if all checks"
                            + " are selected and the target is a program of this project, and none otherwise)")
    private @Nullable String required;

    /** The answers that must be observed; empty for the default. */
    Optional<RequiredAnswers> required(Contract contract) {
        if (required == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (required) {
                    case "all" -> RequiredAnswers.ALL;
                    case "none" -> RequiredAnswers.NONE;
                    default -> new RequiredAnswers(false, names(required, contract));
                });
    }

    private Set<String> names(String list, Contract contract) {
        Set<String> names = new LinkedHashSet<>(List.of(list.split(",")));
        for (String name : names) {
            if (contract.operations().stream()
                    .noneMatch(operation -> operation.answers().containsKey(name))) {
                throw OptionErrors.error(
                        spec, "Invalid value for --require: the contract has no answer '" + name + "'");
            }
        }
        return names;
    }

    boolean isList() {
        return list;
    }

    /**
     * The seed of the generated checks. If the option is absent, it is that of the baseline, or else random but constant.
     *
     * @param known the seed of the baseline
     */
    long seed(OptionalLong known) {
        if (seed == null && known.isPresent()) {
            seed = known.getAsLong();
        }
        if (seed == null) {
            seed = (long) new SecureRandom().nextInt(1_000_000);
        }
        return seed;
    }

    /** Whether all checks are selected. Only then the whole contract must be covered. */
    boolean isComplete() {
        return included.isEmpty() && excluded.isEmpty() && failedFrom == null && replay == null;
    }

    /**
     * The selected checks in the order in which they start.
     *
     * @param other the second target, if two are compared
     * @param createdResources receives the side effects of the run
     * @param knownSeed the seed of the baseline, if there is one
     */
    List<ContractCheck> checks(
            Contract contract,
            Optional<TargetClient> other,
            CreatedResources createdResources,
            OptionalLong knownSeed) {
        OptionErrors.requireAtLeast(0, "--cases", cases, spec);
        GeneratedChecks generated = new GeneratedChecks(contract);
        Supplier<Stream<ContractCheck>> all =
                () -> other.map(targetClient -> generated.forTwoTargets(seed(knownSeed), cases, targetClient))
                        .orElseGet(() -> Stream.of(
                                        named(contract),
                                        generated.forOneTarget(seed(knownSeed), cases),
                                        Stream.<ContractCheck>of(new DurabilityCheck(createdResources)))
                                .flatMap(checks -> checks));
        Stream<ContractCheck> selected;
        if (replay != null) {
            selected = only(Set.of(replay), all, generated, other);
        } else if (failedFrom != null) {
            selected = only(EarlierVerdict.read(failedFrom).failed(), all, generated, other);
        } else {
            selected = all.get();
        }
        return selected.filter(new CheckFilter(included, excluded)).toList();
    }

    /** The checks of these names. Those that are generated can have any seed. */
    private static Stream<ContractCheck> only(
            Set<String> names,
            Supplier<Stream<ContractCheck>> all,
            GeneratedChecks generated,
            Optional<TargetClient> other) {
        Set<String> left = new LinkedHashSet<>(names);
        List<ContractCheck> regenerated = new ArrayList<>();
        for (String name : names) {
            generated.named(name.substring(name.indexOf('/') + 1), other).ifPresent(check -> {
                regenerated.add(check);
                left.remove(name);
            });
        }
        Stream<ContractCheck> others = left.isEmpty()
                ? Stream.empty()
                : all.get()
                        .filter(check -> left.contains(
                                        TextFormatter.printable(check.title().name()))
                                || left.contains(
                                        TextFormatter.printable(check.title().qualifiedName())));
        return Stream.concat(regenerated.stream(), others);
    }

    private Stream<ContractCheck> named(Contract contract) {
        CaseLoader files = new CaseLoader(contract);
        List<TestCase> all = folder == null ? files.builtIn() : files.builtInAndFrom(folder);
        return all.stream().map(CaseCheck::new);
    }
}
