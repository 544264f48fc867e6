package dev.attachphone.suite.history;

import dev.attachphone.suite.cases.Names;
import dev.attachphone.suite.generate.Choices;
import dev.attachphone.suite.oracle.KnownAgent;
import dev.attachphone.suite.oracle.ProviderWord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What calls that are sent at once have to do with each other. */
public enum Shape {
    /** All want the same one number. */
    RACE {
        @Override
        List<String> numbers(int call, Choices choices) {
            return WORDS.subList(0, 1);
        }
    },
    /** All want the same numbers, each other one in the opposite order: who locks as they come waits for ever. */
    CROSSED {
        @Override
        List<String> numbers(int call, Choices choices) {
            int first = choices.below(2);
            return call % 2 == 0
                    ? List.of(WORDS.get(first), WORDS.get(first + 1))
                    : List.of(WORDS.get(first + 1), WORDS.get(first));
        }
    },
    /** All are the same call. */
    REPEATS {
        @Override
        List<String> numbers(int call, Choices choices) {
            return WORDS.subList(0, 1 + choices.below(3));
        }

        @Override
        List<Attempt> attempts(Choices choices) {
            int calls = calls(choices);
            Attempt same = attempt(0, choices);
            return IntStream.range(0, calls).mapToObj(i -> same).toList();
        }
    },
    /** Each wants one to three of a few numbers. */
    MIXED {
        @Override
        List<String> numbers(int call, Choices choices) {
            int count = 1 + choices.below(3);
            List<String> left = new ArrayList<>(WORDS);
            return IntStream.range(0, count)
                    .mapToObj(i -> left.remove(choices.below(left.size())))
                    .toList();
        }
    };

    private static final List<String> WORDS =
            Names.NUMBERS.stream().map(name -> "${" + name + "}").toList();
    private static final int FEWEST = 2;
    private static final int MORE = 7;
    private static final int OTHER_PROVIDER = 6;

    abstract List<String> numbers(int call, Choices choices);

    List<Attempt> attempts(Choices choices) {
        int calls = calls(choices);
        return IntStream.range(0, calls)
                .mapToObj(call -> attempt(call, choices))
                .toList();
    }

    /** The first calls are for different agents, so that there is a conflict. */
    Attempt attempt(int call, Choices choices) {
        KnownAgent[] agents = KnownAgent.values();
        KnownAgent agent = agents[(call + choices.below(agents.length)) % agents.length];
        boolean other = choices.below(OTHER_PROVIDER) == OTHER_PROVIDER - 1 && agent != KnownAgent.FOREIGN;
        return new Attempt(
                agent.account().role(),
                agent.word(),
                other ? ProviderWord.SECOND : ProviderWord.FIRST,
                numbers(call, choices));
    }

    static int calls(Choices choices) {
        return FEWEST + choices.below(MORE);
    }
}
