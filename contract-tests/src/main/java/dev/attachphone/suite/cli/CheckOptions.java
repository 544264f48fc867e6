package dev.attachphone.suite.cli;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.cases.CaseLoader;
import dev.attachphone.suite.cases.TestCase;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.run.CaseCheck;
import dev.attachphone.suite.run.ContractCheck;
import dev.attachphone.suite.run.CreatedResources;
import dev.attachphone.suite.run.DurabilityCheck;
import dev.attachphone.suite.run.GeneratedChecks;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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
            names = "--only",
            paramLabel = "PATTERN",
            description = "run only the checks whose family/name contains this text, ignoring case; * matches any text")
    private @Nullable String only;

    @Option(names = "--replay", paramLabel = "NAME", description = "run only the check of exactly this name")
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

    boolean isList() {
        return list;
    }

    /** The seed of the generated checks; random, but constant, if the option is absent. */
    long seed() {
        if (seed == null) {
            seed = (long) new SecureRandom().nextInt(1_000_000);
        }
        return seed;
    }

    /** Whether all checks are selected. Only then the whole contract must be covered. */
    boolean isComplete() {
        return only == null && replay == null;
    }

    /**
     * The selected checks in the order in which they start.
     *
     * @param other the second target, if two are compared
     * @param createdResources receives the side effects of the run
     */
    List<ContractCheck> checks(Contract contract, Optional<TargetClient> other, CreatedResources createdResources) {
        OptionErrors.requireAtLeast(0, "--cases", cases, spec);
        GeneratedChecks generated = new GeneratedChecks(contract);
        if (replay != null) {
            Optional<ContractCheck> check = generated.named(replay, other);
            if (check.isPresent()) {
                return List.of(check.get());
            }
        }
        Stream<ContractCheck> all = other.map(targetClient -> generated.forTwoTargets(seed(), cases, targetClient))
                .orElseGet(() -> Stream.of(
                                named(contract),
                                generated.forOneTarget(seed(), cases),
                                Stream.<ContractCheck>of(new DurabilityCheck(createdResources)))
                        .flatMap(checks -> checks));
        return all.filter(this::isSelected).toList();
    }

    private Stream<ContractCheck> named(Contract contract) {
        CaseLoader files = new CaseLoader(contract);
        List<TestCase> all = folder == null ? files.builtIn() : files.builtInAndFrom(folder);
        return all.stream().map(CaseCheck::new);
    }

    private boolean isSelected(ContractCheck check) {
        return (only == null
                        || pattern(only).matcher(check.title().qualifiedName()).find())
                && (replay == null || replay.equals(check.title().name()));
    }

    private static Pattern pattern(String text) {
        String quoted = Pattern.quote(text).replace("*", "\\E.*\\Q");
        return Pattern.compile(quoted, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }
}
