package dev.attachphone.suite.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.exchange.CurlCommand;
import dev.attachphone.suite.exchange.Masks;
import dev.attachphone.suite.run.Result;
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
record Page(Result result, Contract contract, Redaction redaction, Room room) {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    void write(Writer out) throws IOException {
        String style = resource("report.css");
        String script = resource("report.js");
        Map<String, String> parts = Map.of(
                "title", Html.text(result.setting().url().getAuthority()),
                "style", style,
                "styleHash", hash(style),
                "script", script,
                "scriptHash", hash(script),
                "summary", Html.summary(result),
                "data", SafeJson.MAPPER.writeValueAsString(data()));
        String template = resource("report.html");
        int end = 0;
        for (Matcher place = PLACE.matcher(template); place.find(); end = place.end()) {
            out.write(template, end, place.start() - end);
            out.write(Objects.requireNonNull(parts.get(place.group(1)), place.group()));
        }
        out.write(template.substring(end));
    }

    private ObjectNode data() {
        ObjectNode data = new RunJson(result, redaction, room).json();
        data.set("matrix", Matrix.of(contract, result.outcomes(), room).json());
        ArrayNode exchanges = data.putArray("exchanges");
        ExchangeJson json = new ExchangeJson(new CurlCommand(result.setting().place(), variables()), room);
        int check = 0;
        for (Outcome outcome : result.outcomes()) {
            int of = check++;
            outcome.exchanges().forEach(exchange -> exchanges.add(json.of(of, exchange)));
        }
        return data;
    }

    /** The variables that stand where secrets stood, so that a shell fills them in. */
    private Masks variables() {
        Map<String, String> variables = new TreeMap<>();
        redaction.forms().variables().forEach(form -> variables.put(form.getValue(), form.getValue()));
        return Masks.of(variables);
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
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream("/report/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
