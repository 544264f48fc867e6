package dev.attachphone.suite.mutation;

/**
 * A mutant and its result.
 *
 * @param type the class, below {@code dev.attachphone.server}
 * @param method the method, or the enclosing method of a lambda
 * @param line the line in the source
 * @param mutator the mutation operator
 * @param detected whether a test failed because of it
 */
record Mutant(String type, String method, int line, String mutator, boolean detected) {

    String packageName() {
        return type.substring(0, type.indexOf('.'));
    }

    /** The key of its explanation. */
    String key() {
        return type + " " + method + " " + mutator;
    }
}
