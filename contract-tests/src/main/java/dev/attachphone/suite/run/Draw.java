package dev.attachphone.suite.run;

import dev.attachphone.suite.generate.Choices;

/**
 * Which of the many generated checks one is; the same again whenever it is asked for.
 *
 * @param seed what all checks of a run are drawn from
 * @param index which of them
 */
record Draw(long seed, int index) {

    Choices choices() {
        return Choices.at(seed, index);
    }

    String name(String family) {
        return family + ":" + seed + ":" + index;
    }
}
