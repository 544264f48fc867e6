package dev.attachphone.suite.run;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.cases.TestCase;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.execution.ConformanceRunner;
import dev.attachphone.suite.execution.DifferentialRunner;
import dev.attachphone.suite.generate.CaseGenerator;
import dev.attachphone.suite.generate.RequestCaseGenerator;
import dev.attachphone.suite.generate.SequenceCaseGenerator;
import dev.attachphone.suite.run.GeneratedCheck.GeneratedId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The checks that are generated from a seed. The same seed and index always give the same check. */
public final class GeneratedChecks {

    // A sequence sends about ten requests, a concurrent workload about twenty.
    private static final int REQUESTS_FOR_A_SEQUENCE = 10;
    private static final int REQUESTS_FOR_A_RACE = 20;

    private static final Pattern NAME = Pattern.compile("(.+):(-?\\d{1,18}):(\\d{1,9})");

    private static final String COMPARED = "differential";

    // The limit of cases that are run to minimize failures, so that a run against a target that fails every check ends
    // soon.
    private static final int TRIES = 1500;

    private final CaseGenerator requests;
    private final CaseGenerator sequences;
    private final AtomicInteger tries = new AtomicInteger(TRIES);

    public GeneratedChecks(Contract contract) {
        this.requests = new RequestCaseGenerator(contract);
        this.sequences = new SequenceCaseGenerator(contract);
    }

    /**
     * Concurrent workloads, sequences and requests for one target.
     *
     * @param cases the number of requests; there are fewer of the others, which take longer
     */
    public Stream<ContractCheck> forOneTarget(long seed, int cases) {
        return Stream.of(
                        ids(seed, cases / REQUESTS_FOR_A_RACE).map(WorkloadCheck::new),
                        ids(seed, cases / REQUESTS_FOR_A_SEQUENCE).map(id -> alone(sequences, id)),
                        ids(seed, cases).map(id -> alone(requests, id)))
                .flatMap(checks -> checks);
    }

    /** Checks that compare two targets; every second one is a sequence, the others are single requests with their preparation. */
    public Stream<ContractCheck> forTwoTargets(long seed, int cases, TargetClient other) {
        return ids(seed, cases).map(id -> compared(id.index() % 2 == 0 ? sequences : requests, id, other));
    }

    /** The generated check of that name, with any seed; empty if the name is not that of a generated check. */
    public Optional<ContractCheck> named(String name, Optional<TargetClient> other) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        GeneratedId id = new GeneratedId(Long.parseLong(parts.group(2)), Integer.parseInt(parts.group(3)));
        Map<String, Function<GeneratedId, ContractCheck>> families = new HashMap<>();
        families.put(WorkloadCheck.FAMILY, WorkloadCheck::new);
        for (CaseGenerator generator : List.of(sequences, requests)) {
            families.put(generator.family(), of -> alone(generator, of));
            other.ifPresent(targetClient ->
                    families.put(COMPARED + ":" + generator.family(), of -> compared(generator, of, targetClient)));
        }
        return Optional.ofNullable(families.get(parts.group(1))).map(make -> make.apply(id));
    }

    private ContractCheck alone(CaseGenerator generator, GeneratedId id) {
        TestCase generated = generator.generate(id.seed(), id.index());
        return new GeneratedCheck(
                generated.title(),
                new CaseCheck(generated),
                new FailureMinimizer(generator, id, tries),
                ConformanceRunner::new);
    }

    private ContractCheck compared(CaseGenerator generator, GeneratedId id, TargetClient other) {
        TestCase generated = generator.generate(id.seed(), id.index());
        CheckTitle title = new CheckTitle(
                COMPARED,
                COMPARED + ":" + generated.title().name(),
                generated.title().source(),
                other.url().toString());
        return new GeneratedCheck(
                title,
                new CaseCheck(generated),
                new FailureMinimizer(generator, id, tries),
                testContext -> new DifferentialRunner(testContext, other));
    }

    private static Stream<GeneratedId> ids(long seed, int count) {
        return IntStream.range(0, count).mapToObj(index -> new GeneratedId(seed, index));
    }
}
