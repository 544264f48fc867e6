package dev.attachphone.suite.generate;

import dev.attachphone.suite.cases.TestCase;

/** Generates cases. Equal choices result in equal cases. */
public interface CaseGenerator {

    /** The family of the cases, with which their names start. */
    String family();

    /** The case that results from the choices. */
    TestCase generate(String name, ChoiceSequence choices);

    /** The case that results from a seed and an index. */
    default TestCase generate(long seed, int index) {
        return generate(family() + ":" + seed + ":" + index, ChoiceSequence.seeded(seed, index));
    }
}
