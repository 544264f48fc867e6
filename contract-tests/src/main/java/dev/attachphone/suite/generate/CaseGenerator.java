package dev.attachphone.suite.generate;

import dev.attachphone.suite.cases.Case;

/** Makes cases; the same ones from the same choices. */
public interface CaseGenerator {

    /** How the names of its cases begin. */
    String family();

    /** The case of that name that the choices lead to. */
    Case of(String name, Choices choices);

    /** The case with that index, which depends on nothing but seed and index. */
    default Case at(long seed, int index) {
        return of(family() + ":" + seed + ":" + index, Choices.at(seed, index));
    }
}
