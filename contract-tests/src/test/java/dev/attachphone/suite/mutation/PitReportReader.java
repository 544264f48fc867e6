package dev.attachphone.suite.mutation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads {@code mutations.xml} of PIT. */
final class PitReportReader {

    private static final String PREFIX = "dev.attachphone.server.";
    private static final String LEFT_OUT = "removed call to ";
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");

    private PitReportReader() {}

    /** The mutants in source order. */
    static List<Mutant> read(Path file) throws IOException {
        NodeList mutations = elements(file);
        return IntStream.range(0, mutations.getLength())
                .mapToObj(index -> mutant((Element) mutations.item(index)))
                .sorted(Comparator.comparing(Mutant::type)
                        .thenComparingInt(Mutant::line)
                        .thenComparing(Mutant::mutator))
                .toList();
    }

    private static NodeList elements(Path file) throws IOException {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getElementsByTagName("mutation");
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("cannot read " + file, e);
        }
    }

    private static Mutant mutant(Element mutation) {
        return new Mutant(
                text(mutation, "mutatedClass").substring(PREFIX.length()).replace('$', '.'),
                method(text(mutation, "mutatedMethod")),
                Integer.parseInt(text(mutation, "lineNumber")),
                mutator(text(mutation, "mutator"), text(mutation, "description")),
                Boolean.parseBoolean(mutation.getAttribute("detected")));
    }

    // The compiler's numbers of lambdas are removed.
    private static String method(String name) {
        Matcher lambda = LAMBDA.matcher(name);
        String method = lambda.matches() ? lambda.group(1) : name;
        return method.equals("<init>") ? "new" : method;
    }

    // The removed call identifies the mutation.
    private static String mutator(String name, String description) {
        String simple = name.substring(name.lastIndexOf('.') + 1).replaceFirst("Mutator$", "");
        return description.startsWith(LEFT_OUT)
                ? simple + " of " + description.substring(description.lastIndexOf(':') + 1)
                : simple;
    }

    private static String text(Element mutation, String name) {
        return mutation.getElementsByTagName(name).item(0).getTextContent();
    }
}
