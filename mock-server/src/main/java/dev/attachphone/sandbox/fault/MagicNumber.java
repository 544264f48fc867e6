package dev.attachphone.sandbox.fault;

import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Phone numbers that force an answer or an effect, for code under test whose agents are created by the API. They are in a block
 * under the country code 999, which is reserved and assigned to no country, so no provider issues them. They apply where any agent
 * would be looked up, like a {@link MagicAgent}.
 *
 * <p>After the prefix follow the status of the answer and its place among the answers of the operation with this status, both in the
 * order of the contract: {@code +9990042901} forces the first answer with 429.
 */
public final class MagicNumber {

    /** The first characters of all magic numbers. */
    public static final String PREFIX = "+99900";

    // No answer has one of these as its status.
    private static final String FAULT = PREFIX + "000";
    private static final String DELAY = PREFIX + "001";

    private MagicNumber() {}

    /** The number that forces an answer of the operation. */
    public static String numberFor(Operation operation, NamedAnswer answer) {
        List<NamedAnswer> sameStatus = operation.answers().values().stream()
                .filter(other -> other.status() == answer.status())
                .toList();
        return PREFIX + answer.status() + twoDigits(sameStatus.indexOf(answer) + 1);
    }

    /** The number that causes a fault. */
    public static String numberFor(InjectedFault fault) {
        return FAULT + twoDigits(InjectedFault.names().indexOf(fault.text()) + 1);
    }

    /** Whether the number is in the block of magic numbers. Not all of them force something. */
    public static boolean isInBlock(String number) {
        return number.startsWith(PREFIX);
    }

    /** The answer that the number forces. */
    public static Optional<NamedAnswer> answer(Operation operation, String number) {
        return isInBlock(number)
                ? operation.answers().values().stream()
                        .filter(answer -> numberFor(operation, answer).equals(number))
                        .findFirst()
                : Optional.empty();
    }

    /**
     * The effect that the number causes.
     *
     * @param drawn draws a delay from a range
     */
    public static DelayAndFault effect(String number, ToIntFunction<DelayRange> drawn) {
        if (number.startsWith(DELAY)) {
            return DelayRange.parse(number.substring(DELAY.length()))
                    .map(range -> new DelayAndFault(drawn.applyAsInt(range), Optional.empty(), ResponseCause.NUMBER))
                    .orElse(DelayAndFault.NONE);
        }
        return number.startsWith(FAULT)
                ? List.of(InjectedFault.values()).stream()
                        .filter(fault -> numberFor(fault).equals(number))
                        .findFirst()
                        .map(fault -> new DelayAndFault(0, Optional.of(fault), ResponseCause.NUMBER))
                        .orElse(DelayAndFault.NONE)
                : DelayAndFault.NONE;
    }

    /** Every magic number of the operation, with a description of what it does. */
    public static Map<String, String> catalogue(Operation operation) {
        Map<String, String> all = new LinkedHashMap<>();
        operation
                .answers()
                .values()
                .forEach(answer -> all.put(numberFor(operation, answer), answer.status() + " " + answer.name()));
        all.put(DELAY + "<milliseconds>", "the answer is held back, for up to " + DelayRange.MAX + " milliseconds");
        List.of(InjectedFault.values()).forEach(fault -> all.put(numberFor(fault), fault.description()));
        return all;
    }

    private static String twoDigits(int number) {
        return (number < 10 ? "0" : "") + number;
    }
}
