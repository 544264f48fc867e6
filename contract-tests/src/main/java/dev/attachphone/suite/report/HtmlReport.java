package dev.attachphone.suite.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.check.CheckOutcome;
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
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the report for people: one HTML page that loads nothing, whose script shows the data that stands in it.
 *
 * @param result what became of the run, without secrets
 * @param contract what was promised
 * @param redaction hid the secrets
 * @param room how long a text may be
 */
record HtmlReport(RunResult result, Contract contract, TextRedactor redaction, TruncationLimit room) {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    void write(Writer out) throws IOException {
        String style = resource("report.css");
        String script = resource("report.js");
        Map<String, String> parts = Map.of(
                "title", NoScriptSummary.text(result.info().url().getAuthority()),
                "style", style,
                "styleHash", hash(style),
                "script", script,
                "scriptHash", hash(script),
                "summary", NoScriptSummary.summary(result),
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
        ObjectNode data = new HtmlReportData(result, redaction, room).json();
        data.set("matrix", CoverageMatrix.of(contract, result.outcomes(), room).json());
        ArrayNode exchanges = data.putArray("exchanges");
        HtmlExchangeData json =
                new HtmlExchangeData(new CurlCommand(result.info().address(), variables()), room);
        int check = 0;
        for (CheckOutcome outcome : result.outcomes()) {
            int of = check++;
            outcome.exchanges().forEach(exchange -> exchanges.add(json.of(of, exchange)));
        }
        return data;
    }

    /** The variables that stand where secrets stood, so that a shell fills them in. */
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
}
