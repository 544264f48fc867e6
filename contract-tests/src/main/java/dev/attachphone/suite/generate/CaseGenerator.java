package dev.attachphone.suite.generate;

import dev.attachphone.suite.cases.TestCase;

/** Makes cases; the same ones from the same choices. */
public interface CaseGenerator {

    /** How the names of its cases begin. */
    String family();

    /** The case of that name that the choices lead to. */
    TestCase generate(String name, ChoiceSequence choiceSequence);

    /** The case with that index, which depends on nothing but seed and index. */
    default TestCase generate(long seed, int index) {
        return generate(family() + ":" + seed + ":" + index, ChoiceSequence.seeded(seed, index));
    }
}
