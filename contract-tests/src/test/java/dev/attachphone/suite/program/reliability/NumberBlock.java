package dev.attachphone.suite.program.reliability;

import java.util.Locale;

/**
 * The numbers of one load.
 *
 * @param block the number of the load, one digit
 */
record NumberBlock(int block) {

    /** The number of an index. */
    String number(int index) {
        return String.format(Locale.ROOT, "+1990%d%08d", block, index);
    }
}
