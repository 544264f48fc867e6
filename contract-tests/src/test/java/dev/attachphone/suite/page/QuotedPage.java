package dev.attachphone.suite.page;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.page.PageStatement.Kind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page that consists of what the contract quotes. */
public final class QuotedPage {

    private static final Contract CONTRACT = Contract.load();
    private static final List<PageStatement> STATEMENTS = new ContractStatements(CONTRACT).required();

    private QuotedPage() {}

    /** The page as text copied from a browser, where nothing separates the cells of a table. */
    public static String text() {
        return tables().map(table -> table.map(QuotedPage::withoutBars).collect(Collectors.joining("\n")))
                        .collect(Collectors.joining("\n\n", "", "\n\n"))
                + paragraphs().collect(Collectors.joining("\n\n"));
    }

    /** The page as HTML. */
    static String html() {
        String tables = tables().map(table ->
                        table.map(QuotedPage::htmlRow).collect(Collectors.joining("", "<table>\n", "</table>\n")))
                .collect(Collectors.joining());
        String paragraphs = paragraphs()
                .map(QuotedPage::escaped)
                .map(text -> text.startsWith("{") ? "<pre><code>" + text + "</code></pre>" : "<p>" + text + "</p>\n")
                .collect(Collectors.joining());
        return "<!DOCTYPE html><html><body><nav><p>\"Log in\"</p></nav><main>" + tables + paragraphs
                + "</main><script>var state = {error: true, code: 418};</script></body></html>";
    }

    private static Stream<Stream<String>> tables() {
        Stream<Stream<String>> described = CONTRACT.document().findValues("description").stream()
                .flatMap(description -> PageStatements.tables(description.asText()))
                .map(List::stream);
        Stream<Stream<String>> fields = Stream.of(
                Stream.concat(Stream.of("Parameter | Type | Required | Description"), fields("request")),
                Stream.concat(Stream.of("Field | Type | Description"), fields("success")));
        return Stream.concat(described, fields);
    }

    private static Stream<String> fields(String place) {
        return STATEMENTS.stream()
                .filter(each -> each.kind() == Kind.FIELD && each.place().startsWith(place))
                .map(each -> each.text() + " | Described in words");
    }

    private static Stream<String> paragraphs() {
        return Stream.of(
                        quoted(Kind.SENTENCE, "%s"),
                        quoted(Kind.PATH, "POST %s"),
                        quoted(Kind.SERVER, "curl -X POST \"%s/api/agents\""),
                        quoted(Kind.STATUS, "Status Code: %s Words"),
                        quoted(Kind.MESSAGE, "• “%s”"),
                        headers(),
                        quoted(Kind.SAMPLE_REQUEST, "%s"),
                        CONTRACT.operations().stream()
                                .flatMap(QuotedPage::responses)
                                .distinct())
                .flatMap(each -> each);
    }

    private static Stream<String> quoted(Kind kind, String format) {
        return STATEMENTS.stream().filter(each -> each.kind() == kind).map(each -> format.formatted(each.text()));
    }

    private static Stream<String> headers() {
        return STATEMENTS.stream()
                .filter(each -> each.kind() == Kind.HEADER)
                .map(each -> "-H \"" + each.text() + (each.text().contains(":") ? "\"" : ": YOUR_AUTH_TOKEN\""));
    }

    private static Stream<String> responses(Operation operation) {
        return operation.answers().values().stream()
                .filter(answer -> answer.provenance().equals("documented"))
                .map(NamedAnswer::body)
                .map(Object::toString);
    }

    private static String withoutBars(String row) {
        return row.replace(" | ", "");
    }

    private static String htmlRow(String row) {
        return Stream.of(row.split(" \\| "))
                .map(cell -> "<td><p>" + escaped(cell) + "</p></td>")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#x27;");
    }
}
