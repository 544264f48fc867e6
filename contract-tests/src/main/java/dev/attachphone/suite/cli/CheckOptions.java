package dev.attachphone.suite.cli;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.cases.CaseLoader;
import dev.attachphone.suite.cases.TestCase;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.run.CaseCheck;
import dev.attachphone.suite.run.CheckNamePattern;
import dev.attachphone.suite.run.ContractCheck;
import dev.attachphone.suite.run.DurabilityCheck;
import dev.attachphone.suite.run.GeneratedChecks;
import dev.attachphone.suite.run.SideEffects;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is checked. */
final class CheckOptions {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--case-files",
            paramLabel = "DIR",
            description = "play the case files of this folder besides the built-in ones")
    private @Nullable Path folder;

    @Option(
            names = "--only",
            paramLabel = "PATTERN",
            description = "play only the checks in whose family/name this text is found; * stands for anything")
    private @Nullable String only;

    @Option(names = "--replay", paramLabel = "NAME", description = "play only the check of exactly this name")
    private @Nullable String replay;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "what generated checks are drawn from (default: another one each time; the summary tells it)")
    private @Nullable Long seed;

    @Option(
            names = "--cases",
            paramLabel = "N",
            defaultValue = "1000",
            description =
                    "how many requests are generated, and a tenth as many sequences of attaches and a twentieth as many"
                            + " races; with --against how many sequences (default: ${DEFAULT-VALUE})")
    private int cases;

    @Option(names = "--list", description = "print the names of all checks and stop")
    private boolean list;

    /** Whether the names of the checks are all that is wanted. */
    boolean isList() {
        return list;
    }

    /** What generated checks are drawn from: the same in one run. */
    long seed() {
        if (seed == null) {
            seed = (long) new SecureRandom().nextInt(1_000_000);
        }
        return seed;
    }

    /** Whether all checks are wanted; only then must everything that is promised be seen. */
    boolean isComplete() {
        return only == null && replay == null;
    }

    /**
     * The checks that are wanted, in the order in which they are played.
     *
     * @param other the second target, if two are compared
     * @param sideEffects what the run will have been told
     */
    List<ContractCheck> checks(Contract contract, Optional<TargetClient> other, SideEffects sideEffects) {
        if (cases < 0) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "Invalid value for --cases: " + cases + " is below 0");
        }
        GeneratedChecks drawn = new GeneratedChecks(contract);
        if (replay != null) {
            Optional<ContractCheck> check = drawn.named(replay, other);
            if (check.isPresent()) {
                return List.of(check.get());
            }
        }
        Stream<ContractCheck> all = other.map(targetClient -> drawn.ofTwins(seed(), cases, targetClient))
                .orElseGet(() -> Stream.of(
                                named(contract),
                                drawn.of(seed(), cases),
                                Stream.<ContractCheck>of(new DurabilityCheck(sideEffects)))
                        .flatMap(checks -> checks));
        return all.filter(this::isWanted).toList();
    }

    private Stream<ContractCheck> named(Contract contract) {
        CaseLoader files = new CaseLoader(contract);
        List<TestCase> all = folder == null ? files.builtIn() : files.builtInAndFrom(folder);
        return all.stream().map(CaseCheck::new);
    }

    private boolean isWanted(ContractCheck check) {
        return (only == null || CheckNamePattern.of(only).matches(check.title()))
                && (replay == null || replay.equals(check.title().name()));
    }
}
