package dev.attachphone.suite.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.cases.CaseStep;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.history.AttachAttempt;
import dev.attachphone.suite.history.AttachCall;
import dev.attachphone.suite.history.AttachCall.CallResult;
import dev.attachphone.suite.history.ConcurrentWorkload;
import dev.attachphone.suite.history.HistoryChecker;
import dev.attachphone.suite.yaml.PlaceholderResolver;
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

    private final StepRunner stepRunner;
    private final PlaceholderValues placeholderValues;
    private final AttachResultClassifier reader;
    private final FailureMessage failureMessage;

    public WorkloadRunner(TestContext testContext) {
        this.stepRunner = new StepRunner(testContext);
        this.placeholderValues = new PlaceholderValues(testContext.fixture());
        this.reader = new AttachResultClassifier(stepRunner);
        this.failureMessage = FailureMessage.of(testContext);
    }

    /** All that is sent, so that it can be told whether the target offers the words for it. */
    public static List<CaseStep> steps(ConcurrentWorkload concurrentWorkload) {
        return Stream.concat(
                        Stream.of(OwnershipProbe.ALONE),
                        concurrentWorkload.attempts().stream().map(AttachResultClassifier::step))
                .toList();
    }

    /**
     * Plays the workload.
     *
     * @throws NoResponseException if the target does not say afterwards who holds what
     */
    public CheckOutcome run(CheckTitle checkTitle, ConcurrentWorkload concurrentWorkload) throws NoResponseException {
        List<CheckedExchange> exchanges = new ArrayList<>();
        OwnershipProbe ownershipProbe = OwnershipProbe.marking(
                reader, placeholderValues.drawNumber(), placeholderValues.drawNumber(), exchanges);
        Map<String, JsonNode> values = placeholderValues.drawNumber(words(concurrentWorkload));
        List<String> problems = new ArrayList<>();
        List<AttachCall> calls = fire(concurrentWorkload, values, exchanges, problems);
        // After another reading of the page nobody knows what the state should be.
        if (exchanges.stream()
                .allMatch(checkedExchange -> checkedExchange.finding().isEmpty())) {
            problems.addAll(
                    HistoryChecker.violations(calls, held(ownershipProbe, concurrentWorkload, values, exchanges)));
        }
        exchanges.stream()
                .filter(checkedExchange -> !checkedExchange.failures().isEmpty())
                .forEach(checkedExchange -> problems.add(failureMessage.about(checkTitle, checkedExchange)));
        return new CheckOutcome(checkTitle, List.copyOf(exchanges), List.copyOf(problems));
    }

    private List<AttachCall> fire(
            ConcurrentWorkload concurrentWorkload,
            Map<String, JsonNode> values,
            List<CheckedExchange> exchanges,
            List<String> problems) {
        List<CaseStep> steps = concurrentWorkload.attempts().stream()
                .map(AttachResultClassifier::step)
                .toList();
        List<TargetRequest> requests = steps.stream()
                .map(caseStep -> stepRunner.request(caseStep, values))
                .toList();
        List<ConcurrentSender.TimedReply> shots =
                new ConcurrentSender(stepRunner.bench().target()).sendAll(requests);
        List<AttachCall> calls = new ArrayList<>();
        for (int i = 0; i < shots.size(); i++) {
            ConcurrentSender.TimedReply timedReply = shots.get(i);
            CallResult callResult = new CallResult.Indeterminate();
            if (timedReply.reply().isPresent()) {
                CheckedExchange checkedExchange = reader.validate(
                        steps.get(i), requests.get(i), timedReply.reply().get(), values);
                exchanges.add(checkedExchange);
                callResult = reader.classify(checkedExchange);
            } else if (timedReply.failure() != null) {
                problems.add(String.valueOf(timedReply.failure().getMessage()));
            }
            calls.add(new AttachCall(
                    filled(concurrentWorkload.attempts().get(i), values),
                    timedReply.start(),
                    timedReply.end(),
                    callResult));
        }
        return calls;
    }

    private static Map<String, Optional<String>> held(
            OwnershipProbe ownershipProbe,
            ConcurrentWorkload concurrentWorkload,
            Map<String, JsonNode> values,
            List<CheckedExchange> exchanges)
            throws NoResponseException {
        Map<String, Optional<String>> held = new HashMap<>();
        for (String number : concurrentWorkload.numbers()) {
            ownershipProbe
                    .of(number, values, exchanges)
                    .ifPresent(holder -> held.put(new PlaceholderResolver(values).resolve(number), holder));
        }
        return held;
    }

    private AttachAttempt filled(AttachAttempt attachAttempt, Map<String, JsonNode> values) {
        Map<String, JsonNode> all = new HashMap<>(placeholderValues.values(attachAttempt.account()));
        all.putAll(values);
        PlaceholderResolver words = new PlaceholderResolver(all);
        return new AttachAttempt(
                attachAttempt.account(),
                words.resolve(attachAttempt.agent()),
                words.resolve(attachAttempt.provider()),
                attachAttempt.numbers().stream().map(words::resolve).toList());
    }

    private static Set<String> words(ConcurrentWorkload concurrentWorkload) {
        return concurrentWorkload.attempts().stream()
                .flatMap(attachAttempt -> AttachResultClassifier.step(attachAttempt).placeholders().stream())
                .collect(Collectors.toSet());
    }
}
