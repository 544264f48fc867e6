package dev.attachphone.suite.run;

import dev.attachphone.suite.generate.ChoiceSequence;

/**
 * Which of the many generated checks one is; the same again whenever it is asked for.
 *
 * @param seed what all checks of a run are drawn from
 * @param index which of them
 */
record GeneratedId(long seed, int index) {

    ChoiceSequence choices() {
        return ChoiceSequence.seeded(seed, index);
    }

    String name(String family) {
        return family + ":" + seed + ":" + index;
    }
}
