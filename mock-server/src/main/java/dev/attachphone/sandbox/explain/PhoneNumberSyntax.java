package dev.attachphone.sandbox.explain;

/** Explains why a string is not an E.164 number. Whether it is one is decided by the pattern of the contract. */
final class PhoneNumberSyntax {

    private PhoneNumberSyntax() {}

    /** What is wrong with a string that does not match the contract's pattern. */
    static String explain(String number) {
        if (number.isEmpty()) {
            return "it is empty";
        }
        if (number.chars()
                .anyMatch(character -> Character.isWhitespace(character) || Character.isSpaceChar(character))) {
            return "it contains spaces or line breaks";
        }
        if (!number.chars().allMatch(character -> isDigit(character) || character == '+')) {
            return "it contains something other than a plus sign and the digits 0 to 9";
        }
        if (!number.startsWith("+")) {
            return "the plus sign is missing";
        }
        if (number.lastIndexOf('+') > 0) {
            return "it contains a second plus sign";
        }
        if (number.startsWith("+0")) {
            return "a country code does not start with 0";
        }
        return number.length() < 3 ? "it is too short" : "it has more than 15 digits";
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}
