package dev.attachphone.suite.check;

/**
 * The identification of a check.
 *
 * @param family the group of checks, such as the name of the case file without its ending
 * @param name the name, unique within the suite
 * @param source the sentence of the page, or the decision, that the check verifies
 * @param location file and line, or the name if the check is generated
 * @param layer what the check is based on
 */
public record CheckTitle(String family, String name, String source, String location, Layer layer) {

    /** A check of what the page says. */
    public CheckTitle(String family, String name, String source, String location) {
        this(family, name, source, location, Layer.CONTRACT);
    }

    /** This title in another layer. */
    public CheckTitle in(Layer other) {
        return new CheckTitle(family, name, source, location, other);
    }

    /** Family and name. */
    public String qualifiedName() {
        return family + "/" + name;
    }
}
