package dev.attachphone.suite.check;

/**
 * What a check is called, and why it holds.
 *
 * @param family the kind of check it belongs to, such as the name of its case file
 * @param name its name, unique in the suite
 * @param source the sentence of the page, or the decision, that it rests on
 * @param place where it is written: file and line, or its own name if it was generated
 */
public record Title(String family, String name, String source, String place) {

    /** Family and name. */
    public String path() {
        return family + "/" + name;
    }
}
