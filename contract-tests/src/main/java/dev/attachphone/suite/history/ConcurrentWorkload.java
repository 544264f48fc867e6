package dev.attachphone.suite.history;

import dev.attachphone.suite.cases.CasePlaceholders;
import dev.attachphone.suite.generate.ChoiceSequence;
import dev.attachphone.suite.oracle.OracleAgent;
import dev.attachphone.suite.oracle.ProviderPlaceholder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Attach calls that are sent at the same time. Agents, providers and numbers are placeholders.
 *
 * @param shape how the calls are related
 * @param attempts the calls; the placeholders are those of the account in whose name each call is sent
 */
public record ConcurrentWorkload(WorkloadShape shape, List<AttachInvocation> attempts) {

    private static final List<String> NUMBERS =
            CasePlaceholders.NUMBERS.stream().map(name -> "${" + name + "}").toList();
    private static final int MIN_CALLS = 2;
    private static final int ADDITIONAL_CALLS = 7;
    // One in six calls uses the agent's second provider.
    private static final int SECOND_PROVIDER_RATE = 6;

    /** The relation between the calls of a workload. */
    public enum WorkloadShape {
        /** All calls ask for the same number. */
        RACE {
            @Override
            List<String> numbers(int call, ChoiceSequence choices) {
                return NUMBERS.subList(0, 1);
            }
        },
        /** All calls ask for the same two numbers, every second call in the opposite order, which provokes deadlocks. */
        CROSSED {
            @Override
            List<String> numbers(int call, ChoiceSequence choices) {
                int first = choices.below(2);
                return call % 2 == 0
                        ? List.of(NUMBERS.get(first), NUMBERS.get(first + 1))
                        : List.of(NUMBERS.get(first + 1), NUMBERS.get(first));
            }
        },
        /** All calls are identical. */
        REPEATS {
            @Override
            List<String> numbers(int call, ChoiceSequence choices) {
                return NUMBERS.subList(0, 1 + choices.below(3));
            }

            @Override
            List<AttachInvocation> attempts(ChoiceSequence choices) {
                int calls = calls(choices);
                AttachInvocation same = attempt(0, choices);
                return IntStream.range(0, calls).mapToObj(i -> same).toList();
            }
        },
        /** Each call asks for one to three of a few numbers. */
        MIXED {
            @Override
            List<String> numbers(int call, ChoiceSequence choices) {
                int count = 1 + choices.below(3);
                List<String> left = new ArrayList<>(NUMBERS);
                return IntStream.range(0, count)
                        .mapToObj(i -> left.remove(choices.below(left.size())))
                        .toList();
            }
        };

        abstract List<String> numbers(int call, ChoiceSequence choices);

        List<AttachInvocation> attempts(ChoiceSequence choices) {
            int calls = calls(choices);
            return IntStream.range(0, calls)
                    .mapToObj(call -> attempt(call, choices))
                    .toList();
        }

        /** The first calls are for different agents, so that there is a conflict. */
        AttachInvocation attempt(int call, ChoiceSequence choices) {
            OracleAgent[] agents = OracleAgent.values();
            OracleAgent agent = agents[(call + choices.below(agents.length)) % agents.length];
            boolean second =
                    choices.below(SECOND_PROVIDER_RATE) == SECOND_PROVIDER_RATE - 1 && agent != OracleAgent.FOREIGN;
            return new AttachInvocation(
                    agent.account().role(),
                    agent.placeholder(),
                    second ? ProviderPlaceholder.SECOND : ProviderPlaceholder.FIRST,
                    numbers(call, choices));
        }

        static int calls(ChoiceSequence choices) {
            return MIN_CALLS + choices.below(ADDITIONAL_CALLS);
        }
    }

    /** The workload of two to eight calls that the choices determine. */
    public static ConcurrentWorkload of(ChoiceSequence choices) {
        WorkloadShape shape = choices.oneOf(List.of(WorkloadShape.values()));
        return new ConcurrentWorkload(shape, shape.attempts(choices));
    }

    /** The placeholders of the numbers, without duplicates. */
    public List<String> numbers() {
        return attempts.stream()
                .flatMap(attempt -> attempt.numbers().stream())
                .distinct()
                .toList();
    }
}
