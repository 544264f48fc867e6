package dev.attachphone.suite.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.page.PageStatement.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the statements of a page.
 *
 * @param page the page
 * @param contract the contract, which decides what counts as a table, a path or a sample
 */
record PageStatements(VendorPage page, ContractStatements contract) {

    static final String CONTENT_TYPE = "content-type: ";

    private static final String SENTENCE_END = "(?<=[.!?]) ";

    private static final Pattern STATUS =
            Pattern.compile("(?i)(?:\\bstatus code:? ([1-5]\\d\\d)\\b|^([1-5]\\d\\d)(?: [-–] |(?-i: [A-Z])|$))");
    private static final Pattern QUOTED_LINE = Pattern.compile("(?:[-*•] ?)?\"([^\"\\\\]+)\"[.,;]?");
    private static final Pattern URL = Pattern.compile("(https?://[^/\\s\"'<>]+)(/[^\\s\"'<>?#),]*)");
    private static final Pattern METHOD = Pattern.compile("\\b(?:GET|POST|PUT|PATCH|DELETE) (/[\\w./{}-]+)");

    // A header of a cURL command or of a PHP sample.
    private static final Pattern HEADER_LINE =
            Pattern.compile("(?:-H|--header) [\"']([\\w-]+):|\"([\\w-]+): [^\"]*\\\\r\\\\n\"");
    private static final Pattern MEDIA_TYPE = Pattern.compile("(?i)content-type[\"']?:\\s*[\"']?([\\w.+-]+/[\\w.+-]+)");

    // A table of fields, and a row of it; a copy of the page's text has no bars between the cells.
    private static final Pattern FIELD_TABLE =
            Pattern.compile("(?:parameter|field|name)type(required)?(?:description)?");
    private static final Pattern FIELD = Pattern.compile(
            "([\\w.]+?) ?\\|? ?(string|integer|number|boolean|array|object)(?![a-z]) ?\\|? ?(Yes|No)?.*");

    List<PageStatement> found() {
        List<PageStatement> all = new ArrayList<>();
        urls(all);
        headers(all);
        statuses(all);
        messages(all);
        rows(all);
        for (JsonNode sample : page.objects()) {
            if (isResponse(sample)) {
                leaves(sample).forEach(all::add);
            } else if (contract.requested(sample).isPresent()) {
                all.add(PageStatement.onPage(Kind.SAMPLE_REQUEST, sample.toString()));
            }
        }
        return all.stream().distinct().toList();
    }

    private void urls(List<PageStatement> all) {
        Set<String> roots = contract.required().stream()
                .filter(statement -> statement.kind() == Kind.PATH)
                .map(statement -> root(statement.key()))
                .collect(Collectors.toSet());
        URL.matcher(page.text())
                .results()
                .filter(url -> roots.contains(root(url.group(2))))
                .forEach(url -> {
                    all.add(PageStatement.onPage(Kind.SERVER, url.group(1)));
                    all.add(PageStatement.onPage(Kind.PATH, url.group(2)));
                });
        METHOD.matcher(page.text()).results().forEach(line -> all.add(PageStatement.onPage(Kind.PATH, line.group(1))));
    }

    private static String root(String path) {
        return path.split("/", 3)[1];
    }

    private void headers(List<PageStatement> all) {
        Stream<String> lines =
                HEADER_LINE.matcher(page.text()).results().map(line -> line.group(line.group(1) == null ? 2 : 1));
        Stream<String> objects = page.objects().stream()
                .filter(PageStatements::isHeaders)
                .flatMap(headers -> headers.propertyStream().map(Map.Entry::getKey));
        Stream.concat(lines, objects)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> !isContentType(name))
                .forEach(name -> all.add(PageStatement.onPage(Kind.HEADER, name)));
        MEDIA_TYPE
                .matcher(page.text())
                .results()
                .forEach(type -> all.add(PageStatement.onPage(Kind.HEADER, CONTENT_TYPE + type.group(1))));
    }

    private static boolean isHeaders(JsonNode object) {
        return object.propertyStream().anyMatch(field -> isContentType(field.getKey()));
    }

    private static boolean isContentType(String header) {
        return header.equalsIgnoreCase("content-type");
    }

    private void statuses(List<PageStatement> all) {
        Stream<String> prose = page.lines().stream()
                .flatMap(line ->
                        STATUS.matcher(line).results().map(status -> status.group(status.group(1) == null ? 2 : 1)));
        Stream<String> samples = page.objects().stream()
                .filter(PageStatements::isResponse)
                .map(sample -> sample.path("code").asText());
        Stream.concat(prose, samples).forEach(status -> all.add(PageStatement.onPage(Kind.STATUS, status)));
    }

    private void messages(List<PageStatement> all) {
        Stream<String> listed = page.lines().stream()
                .map(QUOTED_LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1));
        Stream<String> samples = page.objects().stream()
                .filter(PageStatements::isResponse)
                .filter(sample -> sample.has("message"))
                .map(sample -> VendorPage.plain(sample.path("message").asText()));
        Stream.concat(listed, samples).forEach(message -> all.add(PageStatement.onPage(Kind.MESSAGE, message)));
    }

    private void rows(List<PageStatement> all) {
        Set<String> headers = contract.tableHeaders();
        boolean fields = false;
        boolean required = false;
        boolean known = false;
        for (String line : page.lines()) {
            String squeezed = squeezed(line);
            Matcher header = FIELD_TABLE.matcher(squeezed.toLowerCase(Locale.ROOT));
            if (line.isEmpty()) {
                fields = false;
                known = false;
            } else if (header.matches()) {
                fields = true;
                required = header.group(1) != null;
            } else if (headers.contains(squeezed)) {
                known = true;
            } else if (fields) {
                all.add(field(line, required));
            } else if (known && !squeezed.matches("[-:]+")) {
                all.add(new PageStatement(Kind.TABLE_ROW, squeezed, line, ""));
            }
        }
    }

    private static PageStatement field(String line, boolean required) {
        Matcher row = FIELD.matcher(line);
        return PageStatement.onPage(
                Kind.FIELD,
                row.matches() ? row.group(1) + " | " + row.group(2) + (required ? " | " + row.group(3) : "") : line);
    }

    private static boolean isResponse(JsonNode sample) {
        return sample.has("error") && sample.has("code");
    }

    /** The values of a sample response. Its message is a statement of its own. */
    static Stream<PageStatement> leaves(JsonNode response) {
        List<PageStatement> leaves = new ArrayList<>();
        leaves(response.path("code").asText() + " ", response, leaves);
        return leaves.stream();
    }

    private static void leaves(String path, JsonNode value, List<PageStatement> leaves) {
        if (value.isObject() && !value.isEmpty()) {
            String prefix = path.endsWith(" ") ? path : path + ".";
            value.properties().forEach(field -> leaves(prefix + field.getKey(), field.getValue(), leaves));
        } else {
            boolean message = path.endsWith(" message");
            leaves.add(PageStatement.onPage(Kind.SAMPLE_RESPONSE, message ? path : path + ": " + value));
        }
    }

    /** The tables of a text in Markdown, each with its header and its rows. */
    static Stream<List<String>> tables(String markdown) {
        return Stream.of(markdown.split("\n\\s*\n"))
                .map(paragraph -> paragraph
                        .lines()
                        .map(String::strip)
                        .filter(line -> line.startsWith("|") && !line.matches("[|: -]+"))
                        .map(row -> VendorPage.plain(row.substring(1, row.length() - 1)))
                        .toList())
                .filter(table -> !table.isEmpty());
    }

    /** A row without spaces and bars, since a copy of the page's text has none between the cells. */
    static String squeezed(String row) {
        return row.replaceAll("[\\s|]", "");
    }

    /** Whether the page makes a statement that can stand anywhere in its text. */
    boolean says(PageStatement statement) {
        return switch (statement.kind()) {
            case SENTENCE -> page.text().contains(statement.key());
            case HEADER ->
                Pattern.compile("(?i)(?<![\\w-])" + Pattern.quote(statement.key()) + "(?![\\w-])")
                        .matcher(page.text())
                        .find();
            case TABLE_ROW ->
                page.lines().stream().anyMatch(line -> squeezed(line).equals(statement.key()));
            default -> false;
        };
    }

    /** The lines of the page, and every sequence of as many sentences as the text has. */
    Stream<String> passages(String text) {
        int sentences = text.split(SENTENCE_END).length;
        return page.lines().stream().flatMap(line -> {
            List<String> parts = List.of(line.split(SENTENCE_END));
            return Stream.concat(
                    Stream.of(line),
                    Stream.iterate(0, start -> start + sentences <= parts.size(), start -> start + 1)
                            .map(start -> String.join(" ", parts.subList(start, start + sentences))));
        });
    }
}
