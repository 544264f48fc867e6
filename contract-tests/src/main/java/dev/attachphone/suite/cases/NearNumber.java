package dev.attachphone.suite.cases;

import dev.attachphone.suite.fixture.NumberRange;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a number differs slightly from {@code number}: the placeholders {@code number-longer} and so on. The numbers are outside the range. */
public enum NearNumber {
    LONGER,
    SHORTER,
    AFTER_A_DIGIT,
    WITHOUT_FIRST_DIGIT,
    WITH_OTHER_FIRST_DIGIT,
    IN_ANOTHER_COUNTRY,
    EQUAL_IN_LOW_BITS;

    private static final int LAST_DIGITS = 10;
    private static final int MIN_DIGITS = 11;
    private static final int MAX_DIGITS = 14;
    private static final long INTEGERS_OF_32_BITS = 1L << 32;

    /** Whether every number of the range has near numbers: all begin with the same two digits and have 11 to 14 digits. */
    public static boolean existFor(NumberRange range) {
        String first = range.first();
        int digits = first.length() - 1;
        return digits >= MIN_DIGITS
                && digits <= MAX_DIGITS
                && first.charAt(2) != '0'
                && first.substring(0, 3).equals(range.last().substring(0, 3));
    }

    /** The placeholders of all near numbers. */
    public static List<String> placeholders() {
        return Arrays.stream(values()).map(NearNumber::placeholder).toList();
    }

    /** The placeholder of the number. */
    public String placeholder() {
        return CasePlaceholders.NUMBER + "-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The number that differs slightly from a number of the range. */
    public String of(String number, NumberRange range) {
        String digits = number.substring(1);
        return switch (this) {
            case LONGER -> number + "0";
            case SHORTER -> number.substring(0, number.length() - 1);
            case AFTER_A_DIGIT -> "+9" + digits;
            case WITHOUT_FIRST_DIGIT -> "+" + digits.substring(1);
            case WITH_OTHER_FIRST_DIGIT -> (digits.startsWith("1") ? "+2" : "+1") + digits.substring(1);
            case IN_ANOTHER_COUNTRY ->
                (digits.startsWith("91") ? "+92" : "+91") + digits.substring(digits.length() - LAST_DIGITS);
            case EQUAL_IN_LOW_BITS -> "+" + equalIn32Bits(Long.parseLong(digits), range);
        };
    }

    private static long equalIn32Bits(long number, NumberRange range) {
        long behind = Long.parseLong(range.last().substring(1)) - number;
        return number + (behind / INTEGERS_OF_32_BITS + 1) * INTEGERS_OF_32_BITS;
    }
}
