package dev.attachphone.suite.history;

import dev.attachphone.suite.generate.ChoiceSequence;
import java.util.List;

/**
 * Calls that are to be sent all at once, in the words of the cases.
 *
 * @param shape what makes them interesting
 * @param attempts who asks for what; the words for agents and providers are those of the account in whose name each is sent
 */
public record ConcurrentWorkload(WorkloadShape shape, List<AttachAttempt> attempts) {

    /** The workload that the choices lead to: 2 to 8 calls. */
    public static ConcurrentWorkload of(ChoiceSequence choiceSequence) {
        WorkloadShape workloadShape = choiceSequence.oneOf(List.of(WorkloadShape.values()));
        return new ConcurrentWorkload(workloadShape, workloadShape.attempts(choiceSequence));
    }

    /** The numbers that are asked for, each once. */
    public List<String> numbers() {
        return attempts.stream()
                .flatMap(attachAttempt -> attachAttempt.numbers().stream())
                .distinct()
                .toList();
    }
}
