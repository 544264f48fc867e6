package dev.attachphone.suite.play;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.cases.Step;
import dev.attachphone.suite.check.Exchange;
import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.check.Title;
import dev.attachphone.suite.exchange.Request;
import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.history.Attempt;
import dev.attachphone.suite.history.Call;
import dev.attachphone.suite.history.HistoryChecker;
import dev.attachphone.suite.history.Result;
import dev.attachphone.suite.history.Workload;
import dev.attachphone.suite.yaml.Placeholders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends a workload all at once, asks afterwards who holds what, and has the history checked. */
public final class WorkloadRunner {

    private final Play play;
    private final World world;
    private final AttemptReader reader;
    private final Complaint complaint;

    public WorkloadRunner(Bench bench) {
        this.play = new Play(bench);
        this.world = new World(bench.fixture());
        this.reader = new AttemptReader(play);
        this.complaint = Complaint.of(bench);
    }

    /** All that is sent, so that it can be told whether the target offers the words for it. */
    public static List<Step> steps(Workload workload) {
        return Stream.concat(
                        Stream.of(Holders.ALONE), workload.attempts().stream().map(AttemptReader::step))
                .toList();
    }

    /**
     * Plays the workload.
     *
     * @throws Unanswered if the target does not say afterwards who holds what
     */
    public Outcome run(Title title, Workload workload) throws Unanswered {
        List<Exchange> exchanges = new ArrayList<>();
        Holders holders = Holders.marking(reader, world.draw(), world.draw(), exchanges);
        Map<String, JsonNode> values = world.draw(words(workload));
        List<String> problems = new ArrayList<>();
        List<Call> calls = fire(workload, values, exchanges, problems);
        // After another reading of the page nobody knows what the state should be.
        if (exchanges.stream().allMatch(exchange -> exchange.finding().isEmpty())) {
            problems.addAll(HistoryChecker.problems(calls, held(holders, workload, values, exchanges)));
        }
        exchanges.stream()
                .filter(exchange -> !exchange.complaints().isEmpty())
                .forEach(exchange -> problems.add(complaint.about(title, exchange)));
        return new Outcome(title, List.copyOf(exchanges), List.copyOf(problems));
    }

    private List<Call> fire(
            Workload workload, Map<String, JsonNode> values, List<Exchange> exchanges, List<String> problems) {
        List<Step> steps = workload.attempts().stream().map(AttemptReader::step).toList();
        List<Request> requests =
                steps.stream().map(step -> play.request(step, values)).toList();
        List<Volley.Shot> shots = new Volley(play.bench().target()).fire(requests);
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < shots.size(); i++) {
            Volley.Shot shot = shots.get(i);
            Result result = new Result.Unknown();
            if (shot.reply().isPresent()) {
                Exchange exchange = reader.judged(
                        steps.get(i), requests.get(i), shot.reply().get(), values);
                exchanges.add(exchange);
                result = reader.result(exchange);
            } else if (shot.silence() != null) {
                problems.add(String.valueOf(shot.silence().getMessage()));
            }
            calls.add(new Call(filled(workload.attempts().get(i), values), shot.start(), shot.end(), result));
        }
        return calls;
    }

    private static Map<String, Optional<String>> held(
            Holders holders, Workload workload, Map<String, JsonNode> values, List<Exchange> exchanges)
            throws Unanswered {
        Map<String, Optional<String>> held = new HashMap<>();
        for (String number : workload.numbers()) {
            holders.of(number, values, exchanges)
                    .ifPresent(holder -> held.put(new Placeholders(values).fill(number), holder));
        }
        return held;
    }

    private Attempt filled(Attempt attempt, Map<String, JsonNode> values) {
        Map<String, JsonNode> all = new HashMap<>(world.words(attempt.account()));
        all.putAll(values);
        Placeholders words = new Placeholders(all);
        return new Attempt(
                attempt.account(),
                words.fill(attempt.agent()),
                words.fill(attempt.provider()),
                attempt.numbers().stream().map(words::fill).toList());
    }

    private static Set<String> words(Workload workload) {
        return workload.attempts().stream()
                .flatMap(attempt -> AttemptReader.step(attempt).words().stream())
                .collect(Collectors.toSet());
    }
}
