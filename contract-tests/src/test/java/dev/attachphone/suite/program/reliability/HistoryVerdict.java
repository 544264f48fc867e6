package dev.attachphone.suite.program.reliability;

import dev.attachphone.suite.history.AttachCall;
import dev.attachphone.suite.history.AttachCall.CallResult;
import dev.attachphone.suite.history.AttachInvocation;
import dev.attachphone.suite.history.HistoryChecker;
import dev.attachphone.suite.program.reliability.FaultScenario.Failures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges the calls of a load by the state after the run. */
final class HistoryVerdict {

    /** The violation if the last fault is over and no call succeeds. */
    static final String NOT_SERVED = "no call is acknowledged after the fault";

    private HistoryVerdict() {}

    /**
     * The violations, one sentence for each; empty if there are none.
     *
     * @param calls all calls of the load
     */
    static List<String> violations(List<RecordedCall> calls, FinalState state) {
        List<String> violations = new ArrayList<>();
        Map<Integer, List<RecordedCall>> workloads = new LinkedHashMap<>();
        for (RecordedCall call : calls) {
            workloads
                    .computeIfAbsent(call.workload(), workload -> new ArrayList<>())
                    .add(call);
        }
        for (List<RecordedCall> workload : workloads.values()) {
            violations.addAll(HistoryChecker.violations(processed(workload), holders(workload, state)));
            workload.stream()
                    .filter(RecordedCall::isAcknowledged)
                    .flatMap(call -> changed(call, state).stream())
                    .forEach(violations::add);
        }
        return violations;
    }

    /** The violation if calls fail that may not; empty if there are none. */
    static List<String> failures(List<RecordedCall> calls, Failures permitted) {
        long unanswered =
                calls.stream().filter(call -> !call.answer().isResponse()).count();
        if (permitted == Failures.NONE && indeterminate(calls) > 0) {
            return List.of(indeterminate(calls) + " calls have no definite answer");
        } else if (permitted == Failures.ANSWERED && unanswered > 0) {
            return List.of(unanswered + " calls have no answer");
        }
        return List.of();
    }

    /** The calls without those whose answer says that they were not processed. */
    private static List<AttachCall> processed(List<RecordedCall> workload) {
        return workload.stream()
                .filter(call -> !call.answer().isRejected())
                .map(RecordedCall::call)
                .toList();
    }

    private static Map<String, Optional<String>> holders(List<RecordedCall> workload, FinalState state) {
        Map<String, Optional<String>> holders = new HashMap<>();
        workload.forEach(
                call -> call.call().attempt().numbers().forEach(number -> holders.put(number, state.holder(number))));
        return holders;
    }

    /** An acknowledgement names the provider and the time that are found afterwards. */
    private static Optional<String> changed(RecordedCall recorded, FinalState state) {
        AttachInvocation call = recorded.call().attempt();
        String attachedAt = state.attachedAt(call.numbers());
        boolean isKept = call.numbers().stream()
                        .allMatch(number -> state.provider(number).equals(call.provider()))
                && attachedAt.equals(recorded.answer().attachedAt());
        return isKept
                ? Optional.empty()
                : Optional.of(call + " was acknowledged with the time "
                        + recorded.answer().attachedAt() + "; afterwards the providers are "
                        + call.numbers().stream().map(state::provider).toList() + " and the time is " + attachedAt);
    }

    /** The number of calls that may or may not have had an effect. */
    static long indeterminate(List<RecordedCall> calls) {
        return calls.stream()
                .filter(call -> !call.answer().isRejected())
                .filter(call -> call.call().result() instanceof CallResult.Indeterminate)
                .count();
    }
}
