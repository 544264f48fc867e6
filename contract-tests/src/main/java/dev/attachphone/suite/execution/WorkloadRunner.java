package dev.attachphone.suite.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.cases.CaseStep;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.history.AttachCall;
import dev.attachphone.suite.history.AttachCall.CallResult;
import dev.attachphone.suite.history.AttachInvocation;
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

/**
 * Sends a concurrent workload, finds out afterwards which agent holds each number, and checks the history.
 *
 * @param context the target and its description
 */
public record WorkloadRunner(TestContext context) {

    /** All steps of the workload, for finding out whether the target has a value for each placeholder. */
    public static List<CaseStep> steps(ConcurrentWorkload workload) {
        return Stream.concat(
                        Stream.of(OwnershipProbe.REQUIRED),
                        workload.attempts().stream().map(AttachResultClassifier::step))
                .toList();
    }

    /**
     * Runs the workload.
     *
     * @throws NoResponseException if the target does not answer the probes afterwards
     */
    public CheckOutcome run(CheckTitle title, ConcurrentWorkload workload) throws NoResponseException {
        List<CheckedExchange> exchanges = new ArrayList<>();
        PlaceholderValues placeholderValues = new PlaceholderValues(context.fixture());
        OwnershipProbe probe = OwnershipProbe.create(
                new AttachResultClassifier(new StepRunner(context)), placeholderValues, exchanges);
        Map<String, JsonNode> values = placeholderValues.drawNumber(placeholders(workload));
        List<String> failures = new ArrayList<>();
        List<AttachCall> calls = fire(workload, values, exchanges, failures);
        // After a finding the expected state is unknown.
        if (exchanges.stream().allMatch(exchange -> exchange.finding().isEmpty())) {
            failures.addAll(HistoryChecker.violations(calls, held(probe, workload, values, exchanges)));
        }
        failures.addAll(FailureMessage.of(context).describe(title, exchanges));
        return new CheckOutcome(title, List.copyOf(exchanges), List.copyOf(failures));
    }

    private List<AttachCall> fire(
            ConcurrentWorkload workload,
            Map<String, JsonNode> values,
            List<CheckedExchange> exchanges,
            List<String> failures) {
        StepRunner stepRunner = new StepRunner(context);
        AttachResultClassifier classifier = new AttachResultClassifier(stepRunner);
        List<CaseStep> steps =
                workload.attempts().stream().map(AttachResultClassifier::step).toList();
        List<TargetRequest> requests =
                steps.stream().map(step -> stepRunner.request(step, values)).toList();
        List<ConcurrentSender.TimedReply> shots = new ConcurrentSender(context.target()).sendAll(requests);
        List<AttachCall> calls = new ArrayList<>();
        for (int i = 0; i < shots.size(); i++) {
            ConcurrentSender.TimedReply timed = shots.get(i);
            CallResult result = new CallResult.Indeterminate();
            if (timed.reply().isPresent()) {
                CheckedExchange exchange = classifier.validate(
                        steps.get(i), requests.get(i), timed.reply().get(), values);
                exchanges.add(exchange);
                result = classifier.classify(exchange);
            } else if (timed.failure() != null) {
                failures.add(String.valueOf(timed.failure().getMessage()));
            }
            calls.add(new AttachCall(filled(workload.attempts().get(i), values), timed.start(), timed.end(), result));
        }
        return calls;
    }

    private static Map<String, Optional<String>> held(
            OwnershipProbe probe,
            ConcurrentWorkload workload,
            Map<String, JsonNode> values,
            List<CheckedExchange> exchanges)
            throws NoResponseException {
        Map<String, Optional<String>> held = new HashMap<>();
        for (String number : workload.numbers()) {
            probe.holder(number, values, exchanges)
                    .ifPresent(holder -> held.put(new PlaceholderResolver(values).resolve(number), holder));
        }
        return held;
    }

    private AttachInvocation filled(AttachInvocation attempt, Map<String, JsonNode> values) {
        Map<String, JsonNode> all = new HashMap<>(new PlaceholderValues(context.fixture()).values(attempt.account()));
        all.putAll(values);
        PlaceholderResolver resolver = new PlaceholderResolver(all);
        return new AttachInvocation(
                attempt.account(),
                resolver.resolve(attempt.agent()),
                resolver.resolve(attempt.provider()),
                attempt.numbers().stream().map(resolver::resolve).toList());
    }

    private static Set<String> placeholders(ConcurrentWorkload workload) {
        return workload.attempts().stream()
                .flatMap(attempt -> AttachResultClassifier.step(attempt).placeholders().stream())
                .collect(Collectors.toSet());
    }
}
