package dev.attachphone.suite.history;

import dev.attachphone.suite.generate.Choices;
import java.util.List;

/**
 * Calls that are to be sent all at once, in the words of the cases.
 *
 * @param shape what makes them interesting
 * @param attempts who asks for what; the words for agents and providers are those of the account in whose name each is sent
 */
public record Workload(Shape shape, List<Attempt> attempts) {

    /** The workload that the choices lead to: 2 to 8 calls. */
    public static Workload of(Choices choices) {
        Shape shape = choices.oneOf(List.of(Shape.values()));
        return new Workload(shape, shape.attempts(choices));
    }

    /** The numbers that are asked for, each once. */
    public List<String> numbers() {
        return attempts.stream()
                .flatMap(attempt -> attempt.numbers().stream())
                .distinct()
                .toList();
    }
}
