package dev.attachphone.suite.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.FailureCluster;
import dev.attachphone.suite.exchange.CurlCommand;
import dev.attachphone.suite.exchange.SecretReplacer;
import dev.attachphone.suite.run.RunResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the HTML report: one file that loads nothing and whose script shows the data that it contains.
 *
 * @param result the result, without credentials
 * @param contract the contract
 * @param redaction replaced the credentials
 * @param limit the length of texts
 */
record HtmlReport(RunResult result, Contract contract, TextRedactor redaction, TruncationLimit limit) {

    private static final int MAX_NAMES = 200;
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    void write(Writer out) throws IOException {
        String style = resource("report.css");
        String script = resource("report.js");
        Map<String, String> parts = Map.of(
                "title", text(result.info().url().getAuthority()),
                "style", style,
                "styleHash", hash(style),
                "script", script,
                "scriptHash", hash(script),
                "summary", summary(result),
                "data", HtmlSafeJson.MAPPER.writeValueAsString(data()));
        String template = resource("report.html");
        int end = 0;
        for (Matcher place = PLACE.matcher(template); place.find(); end = place.end()) {
            out.write(template, end, place.start() - end);
            out.write(Objects.requireNonNull(parts.get(place.group(1)), place.group()));
        }
        out.write(template.substring(end));
    }

    private ObjectNode data() {
        ObjectNode data = new HtmlReportData(result, redaction, limit).json();
        data.set("matrix", CoverageMatrix.of(contract, result.outcomes(), limit).json());
        ArrayNode exchanges = data.putArray("exchanges");
        HtmlExchangeData json =
                new HtmlExchangeData(new CurlCommand(result.info().address(), variables()), limit);
        int check = 0;
        for (CheckOutcome outcome : ReportedChecks.of(result).outcomes()) {
            int of = check++;
            outcome.exchanges().forEach(exchange -> exchanges.add(json.of(of, exchange)));
        }
        return data;
    }

    /** Leaves the variables in cURL commands to the shell. */
    private SecretReplacer variables() {
        Map<String, String> variables = new TreeMap<>();
        redaction.forms().variables().forEach(form -> variables.put(form.getValue(), form.getValue()));
        return SecretReplacer.of(variables);
    }

    private static String hash(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("/report/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The text with the characters of markup escaped. */
    private static String text(String text) {
        return TextFormatter.printable(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** The content for browsers without scripts: the figures of the run and what deviates. */
    private static String summary(RunResult result) {
        List<String> failed = FailureCluster.of(result.failed()).stream()
                .limit(MAX_NAMES)
                .map(cluster -> TextFormatter.count(cluster.checks().size(), "check") + ": "
                        + cluster.deviation().text())
                .toList();
        return String.format(
                Locale.ROOT,
                "<p>%s: %s</p><p>%s</p>%s",
                text(result.info().url().toString()),
                text(ConsoleSummary.verdict(result)),
                TextFormatter.count(result.info().requests(), "request"),
                list(failed));
    }

    private static String list(List<String> lines) {
        return lines.stream().map(line -> "<li>" + text(line)).collect(Collectors.joining("", "<ul>", "</ul>"));
    }
}
