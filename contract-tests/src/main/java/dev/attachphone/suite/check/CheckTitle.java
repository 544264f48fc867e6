package dev.attachphone.suite.check;

/**
 * What a check is called, and why it holds.
 *
 * @param family the kind of check it belongs to, such as the name of its case file
 * @param name its name, unique in the suite
 * @param source the sentence of the page, or the decision, that it rests on
 * @param location where it is written: file and line, or its own name if it was generated
 */
public record CheckTitle(String family, String name, String source, String location) {

    /** Family and name. */
    public String qualifiedName() {
        return family + "/" + name;
    }
}
