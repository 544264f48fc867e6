package dev.attachphone.suite.history;

import dev.attachphone.suite.cases.CasePlaceholders;
import dev.attachphone.suite.generate.ChoiceSequence;
import dev.attachphone.suite.oracle.OracleAgent;
import dev.attachphone.suite.oracle.ProviderPlaceholder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What calls that are sent at once have to do with each other. */
public enum WorkloadShape {
    /** All want the same one number. */
    RACE {
        @Override
        List<String> numbers(int call, ChoiceSequence choiceSequence) {
            return WORDS.subList(0, 1);
        }
    },
    /** All want the same numbers, each other one in the opposite order: who locks as they come waits for ever. */
    CROSSED {
        @Override
        List<String> numbers(int call, ChoiceSequence choiceSequence) {
            int first = choiceSequence.below(2);
            return call % 2 == 0
                    ? List.of(WORDS.get(first), WORDS.get(first + 1))
                    : List.of(WORDS.get(first + 1), WORDS.get(first));
        }
    },
    /** All are the same call. */
    REPEATS {
        @Override
        List<String> numbers(int call, ChoiceSequence choiceSequence) {
            return WORDS.subList(0, 1 + choiceSequence.below(3));
        }

        @Override
        List<AttachAttempt> attempts(ChoiceSequence choiceSequence) {
            int calls = calls(choiceSequence);
            AttachAttempt same = attempt(0, choiceSequence);
            return IntStream.range(0, calls).mapToObj(i -> same).toList();
        }
    },
    /** Each wants one to three of a few numbers. */
    MIXED {
        @Override
        List<String> numbers(int call, ChoiceSequence choiceSequence) {
            int count = 1 + choiceSequence.below(3);
            List<String> left = new ArrayList<>(WORDS);
            return IntStream.range(0, count)
                    .mapToObj(i -> left.remove(choiceSequence.below(left.size())))
                    .toList();
        }
    };

    private static final List<String> WORDS =
            CasePlaceholders.NUMBERS.stream().map(name -> "${" + name + "}").toList();
    private static final int FEWEST = 2;
    private static final int MORE = 7;
    private static final int OTHER_PROVIDER = 6;

    abstract List<String> numbers(int call, ChoiceSequence choiceSequence);

    List<AttachAttempt> attempts(ChoiceSequence choiceSequence) {
        int calls = calls(choiceSequence);
        return IntStream.range(0, calls)
                .mapToObj(call -> attempt(call, choiceSequence))
                .toList();
    }

    /** The first calls are for different agents, so that there is a conflict. */
    AttachAttempt attempt(int call, ChoiceSequence choiceSequence) {
        OracleAgent[] agents = OracleAgent.values();
        OracleAgent agent = agents[(call + choiceSequence.below(agents.length)) % agents.length];
        boolean other = choiceSequence.below(OTHER_PROVIDER) == OTHER_PROVIDER - 1 && agent != OracleAgent.FOREIGN;
        return new AttachAttempt(
                agent.account().role(),
                agent.placeholder(),
                other ? ProviderPlaceholder.SECOND : ProviderPlaceholder.FIRST,
                numbers(call, choiceSequence));
    }

    static int calls(ChoiceSequence choiceSequence) {
        return FEWEST + choiceSequence.below(MORE);
    }
}
