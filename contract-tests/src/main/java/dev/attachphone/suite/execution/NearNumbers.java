package dev.attachphone.suite.execution;

import dev.attachphone.suite.cases.CasePlaceholders;
import dev.attachphone.suite.fixture.NumberRange;

/**
 * Numbers that differ slightly from a number of a range, by the names in {@link CasePlaceholders#NEAR_NUMBERS}. They are outside the
 * range.
 *
 * @param range the range
 */
record NearNumbers(NumberRange range) {

    private static final int LAST_DIGITS = 10;
    private static final int MIN_DIGITS = 11;
    private static final int MAX_DIGITS = 14;
    private static final long INTEGERS_OF_32_BITS = 1L << 32;

    /** Whether every number of the range has near numbers: all begin with the same two digits and have 11 to 14 digits. */
    boolean exist() {
        String first = range.first();
        int digits = first.length() - 1;
        return digits >= MIN_DIGITS
                && digits <= MAX_DIGITS
                && first.charAt(2) != '0'
                && first.substring(0, 3).equals(range.last().substring(0, 3));
    }

    String near(String difference, String number) {
        String digits = number.substring(1);
        return switch (difference) {
            case "longer" -> number + "0";
            case "shorter" -> number.substring(0, number.length() - 1);
            case "after-a-digit" -> "+9" + digits;
            case "without-first-digit" -> "+" + digits.substring(1);
            case "with-other-first-digit" -> (digits.startsWith("1") ? "+2" : "+1") + digits.substring(1);
            case "in-another-country" ->
                (digits.startsWith("91") ? "+92" : "+91") + digits.substring(digits.length() - LAST_DIGITS);
            case "equal-in-low-bits" -> "+" + equalIn32Bits(Long.parseLong(digits));
            default -> throw new IllegalArgumentException(difference);
        };
    }

    private long equalIn32Bits(long number) {
        long behind = Long.parseLong(range.last().substring(1)) - number;
        return number + (behind / INTEGERS_OF_32_BITS + 1) * INTEGERS_OF_32_BITS;
    }
}
