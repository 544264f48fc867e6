package dev.attachphone.suite.run;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.cases.Case;
import dev.attachphone.suite.check.Title;
import dev.attachphone.suite.exchange.Target;
import dev.attachphone.suite.generate.CaseGenerator;
import dev.attachphone.suite.generate.GeneratedRequests;
import dev.attachphone.suite.generate.GeneratedSequences;
import dev.attachphone.suite.play.CaseRunner;
import dev.attachphone.suite.play.Twins;
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

/** The checks that are drawn from a seed. */
public final class DrawnChecks {

    // A sequence is about ten requests, and a race about twenty.
    private static final int REQUESTS_FOR_A_SEQUENCE = 10;
    private static final int REQUESTS_FOR_A_RACE = 20;

    private static final Pattern NAME = Pattern.compile("(.+):(-?\\d{1,18}):(\\d{1,9})");

    private static final String TWINS = "twins";

    // So many cases are played at most to make failures smaller: enough for some, while a target that fails everything
    // is done with in a while too.
    private static final int TRIES = 1500;

    private final CaseGenerator requests;
    private final CaseGenerator sequences;
    private final AtomicInteger tries = new AtomicInteger(TRIES);

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
                        draws(seed, cases / REQUESTS_FOR_A_SEQUENCE).map(draw -> alone(sequences, draw)),
                        draws(seed, cases).map(draw -> alone(requests, draw)))
                .flatMap(checks -> checks);
    }

    /** So many sequences for two targets; every other one is a single request, with what leads to it. */
    public Stream<Check> ofTwins(long seed, int cases, Target other) {
        return draws(seed, cases).map(draw -> twins(draw.index() % 2 == 0 ? sequences : requests, draw, other));
    }

    /** The drawn check of that name, whatever seed is in it; empty if it is no such name. */
    public Optional<Check> named(String name, Optional<Target> other) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Draw draw = new Draw(Long.parseLong(parts.group(2)), Integer.parseInt(parts.group(3)));
        Map<String, Function<Draw, Check>> families = new HashMap<>();
        families.put(WorkloadCheck.FAMILY, WorkloadCheck::new);
        for (CaseGenerator generator : List.of(sequences, requests)) {
            families.put(generator.family(), of -> alone(generator, of));
            other.ifPresent(
                    target -> families.put(TWINS + ":" + generator.family(), of -> twins(generator, of, target)));
        }
        return Optional.ofNullable(families.get(parts.group(1))).map(make -> make.apply(draw));
    }

    private Check alone(CaseGenerator generator, Draw draw) {
        Case drawn = generator.at(draw.seed(), draw.index());
        return new DrawnCheck(drawn.title(), drawn, new Smallest(generator, draw, tries), CaseRunner::new);
    }

    private Check twins(CaseGenerator generator, Draw draw, Target other) {
        Case drawn = generator.at(draw.seed(), draw.index());
        Title title = new Title(
                TWINS,
                TWINS + ":" + drawn.title().name(),
                drawn.title().source(),
                other.url().toString());
        return new DrawnCheck(title, drawn, new Smallest(generator, draw, tries), bench -> new Twins(bench, other));
    }

    private static Stream<Draw> draws(long seed, int count) {
        return IntStream.range(0, count).mapToObj(index -> new Draw(seed, index));
    }
}
