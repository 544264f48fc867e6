package dev.attachphone.suite.run;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.exchange.Target;
import dev.attachphone.suite.generate.CaseGenerator;
import dev.attachphone.suite.generate.GeneratedRequests;
import dev.attachphone.suite.generate.GeneratedSequences;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The checks that are drawn from a seed. */
public final class DrawnChecks {

    // A sequence is about ten requests, and a race about twenty.
    private static final int REQUESTS_FOR_A_SEQUENCE = 10;
    private static final int REQUESTS_FOR_A_RACE = 20;

    private static final Pattern NAME = Pattern.compile("(.+):(-?\\d{1,18}):(\\d{1,9})");

    private final CaseGenerator requests;
    private final CaseGenerator sequences;

    public DrawnChecks(Contract contract) {
        this.requests = new GeneratedRequests(contract);
        this.sequences = new GeneratedSequences(contract);
    }

    /**
     * Requests, sequences and races for one target.
     *
     * @param cases how many requests; there are fewer of the others, which take longer
     */
    public Stream<Check> of(long seed, int cases) {
        return Stream.of(
                        draws(seed, cases / REQUESTS_FOR_A_RACE).map(WorkloadCheck::new),
                        draws(seed, cases / REQUESTS_FOR_A_SEQUENCE).map(draw -> new GeneratedCheck(sequences, draw)),
                        draws(seed, cases).map(draw -> new GeneratedCheck(requests, draw)))
                .flatMap(checks -> checks);
    }

    /** So many sequences for two targets; every other one is a single request, with what leads to it. */
    public Stream<Check> ofTwins(long seed, int cases, Target other) {
        return draws(seed, cases).map(draw -> new TwinCheck(draw.index() % 2 == 0 ? sequences : requests, draw, other));
    }

    /** The drawn check of that name, whatever seed is in it; empty if it is no such name. */
    public Optional<Check> named(String name, Optional<Target> other) {
        Map<String, Function<Draw, Check>> families = Map.of(
                WorkloadCheck.FAMILY,
                WorkloadCheck::new,
                sequences.family(),
                draw -> new GeneratedCheck(sequences, draw),
                requests.family(),
                draw -> new GeneratedCheck(requests, draw));
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Draw draw = new Draw(Long.parseLong(parts.group(2)), Integer.parseInt(parts.group(3)));
        String twin = TwinCheck.FAMILY + ":";
        if (parts.group(1).startsWith(twin) && other.isPresent()) {
            return Stream.of(sequences, requests)
                    .filter(generator -> parts.group(1).equals(twin + generator.family()))
                    .<Check>map(generator -> new TwinCheck(generator, draw, other.get()))
                    .findFirst();
        }
        return Optional.ofNullable(families.get(parts.group(1))).map(make -> make.apply(draw));
    }

    private static Stream<Draw> draws(long seed, int count) {
        return IntStream.range(0, count).mapToObj(index -> new Draw(seed, index));
    }
}
