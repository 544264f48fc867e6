package dev.attachphone.suite.page;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * The text of the vendor's page. Immutable.
 *
 * @param lines one line for each paragraph, list item, row of a table or line of code, without the JSON objects; empty lines are kept
 * @param text all lines in one, with the JSON objects
 * @param objects the JSON objects of the samples, also those that are written as in JavaScript
 */
public record VendorPage(List<String> lines, String text, List<JsonNode> objects) {

    private static final Pattern HTML = Pattern.compile("(?i)<(?:!doctype html|html|body|main|article)\\b");
    private static final String NOT_CONTENT = "script, style, noscript, template, nav, aside, footer, button, svg";

    // Typography that differs between a page and a copy of its text: quotation marks, dashes, spaces, and what has no
    // width.
    private static final Pattern NO_WIDTH = Pattern.compile("[\\u200B-\\u200D\\u2060\\uFEFF\\uFE0F\\p{So}]");
    private static final Pattern SPACE = Pattern.compile("[\\p{Zs}\\t]+");
    private static final Pattern MARKUP = Pattern.compile("\\*\\*|`|^\\s*#+\\s");

    private static final JsonMapper SAMPLES = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    /** The page with this content, which is HTML or text. */
    public static VendorPage of(String content) {
        String text = HTML.matcher(content).find() ? HtmlText.of(Jsoup.parse(content)) : content;
        List<JsonNode> objects = new ArrayList<>();
        String prose = withoutObjects(normalized(text), objects);
        return new VendorPage(lines(prose), String.join(" ", lines(text)).replaceAll(" +", " "), List.copyOf(objects));
    }

    /** A line as it is compared: with plain quotation marks, dashes and single spaces, and without the marks of Markdown. */
    static String plain(String line) {
        return MARKUP.matcher(normalized(line)).replaceAll("").strip();
    }

    private static String normalized(String text) {
        String plain = text.replaceAll("[\\u2018\\u2019]", "'")
                .replaceAll("[\\u201C\\u201D]", "\"")
                .replaceAll("[\\u2010-\\u2015]", "-");
        return SPACE.matcher(NO_WIDTH.matcher(plain).replaceAll("")).replaceAll(" ");
    }

    private static List<String> lines(String text) {
        return text.lines().map(VendorPage::plain).toList();
    }

    private static String withoutObjects(String text, List<JsonNode> objects) {
        StringBuilder rest = new StringBuilder();
        int done = 0;
        for (int start = text.indexOf('{'); start >= 0; start = text.indexOf('{', Math.max(done, start + 1))) {
            try (JsonParser parser = SAMPLES.createParser(text.substring(start))) {
                objects.add(SAMPLES.readTree(parser));
                rest.append(text, done, start);
                done = start + (int) parser.currentLocation().getCharOffset();
            } catch (IOException e) {
                // Not an object but code; it can contain one.
            }
        }
        return rest.append(text.substring(done)).toString();
    }

    /** Writes HTML as text. The cells of a row are separated by bars. */
    private static final class HtmlText implements NodeVisitor {

        private final StringBuilder text = new StringBuilder();
        private int preformatted;
        private int rows;

        static String of(Document document) {
            document.select(NOT_CONTENT).remove();
            Element main = document.selectFirst("main, article");
            HtmlText visitor = new HtmlText();
            (main == null ? document.body() : main).traverse(visitor);
            return visitor.text.toString();
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                text.append(preformatted > 0 ? words.getWholeText() : words.text());
            } else if (node instanceof Element element) {
                switch (element.normalName()) {
                    case "pre" -> preformatted++;
                    case "br" -> lineBreak();
                    case "th", "td" -> text.append(element.elementSiblingIndex() == 0 ? "" : " | ");
                    default -> {}
                }
                surround(element);
                rows += element.normalName().equals("tr") ? 1 : 0;
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                preformatted -= element.normalName().equals("pre") ? 1 : 0;
                rows -= element.normalName().equals("tr") ? 1 : 0;
                surround(element);
                // An empty line ends a table.
                text.append(element.normalName().equals("table") ? "\n" : "");
            }
        }

        private void surround(Element element) {
            if (element.isBlock()) {
                lineBreak();
            }
        }

        private boolean endsWith(char last) {
            return !text.isEmpty() && text.charAt(text.length() - 1) == last;
        }

        // Only a table is followed by an empty line.
        private void lineBreak() {
            if (rows > 0) {
                text.append(' ');
                return;
            }
            while (endsWith(' ')) {
                text.setLength(text.length() - 1);
            }
            text.append(endsWith('\n') ? "" : "\n");
        }
    }
}
