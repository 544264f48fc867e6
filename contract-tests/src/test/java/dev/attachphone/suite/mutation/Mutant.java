package dev.attachphone.suite.mutation;

/**
 * What became of one mutant.
 *
 * @param type the class, below {@code dev.attachphone.server}
 * @param method the method, or the one that a lambda stands in
 * @param line the line in the source
 * @param mutator what was done to it
 * @param detected whether a killer failed because of it
 */
record Mutant(String type, String method, int line, String mutator, boolean detected) {

    String packageName() {
        return type.substring(0, type.indexOf('.'));
    }

    /** What its explanation stands under. */
    String key() {
        return type + " " + method + " " + mutator;
    }
}
