package dev.attachphone.suite.oracle;

import java.util.Locale;

/** The vocabulary of the rules; {@code rules.yaml} says what each word means. */
enum RuleCondition {
    WRONG,
    NOT_ONE,
    NO_OBJECT,
    NO_TEXT,
    NO_LIST,
    NOT_AMONG,
    ITEM_NOT_MATCHING,
    UNKNOWN_AGENT,
    NOT_CONFIGURED,
    HELD_ELSEWHERE,
    HELD_HERE,
    OTHERWISE,
    NEVER;

    static RuleCondition named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
