package dev.attachphone.suite.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.attachphone.suite.cases.Case;
import dev.attachphone.suite.cases.Step;
import java.util.List;
import java.util.Locale;

/** Writes a case as a case file of its own, so that a failure can be kept. */
public final class CaseText {

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .stringQuotingChecker(new QuotesWhatIsNotPlain())
            .build());

    private CaseText() {}

    /** The text of the file. */
    public static String of(Case written) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("operation", written.main().operation());
        ObjectNode entry = file.putArray("cases").addObject();
        entry.put("name", written.title().name()).put("source", written.title().source());
        List<Step> given = written.steps().subList(0, written.steps().size() - 1);
        if (!given.isEmpty()) {
            given.forEach(step -> fill(entry.withArrayProperty("given").addObject(), step, written));
        }
        fill(entry, written.main(), written);
        written.race()
                .ifPresent(race ->
                        entry.putObject("race").put(race.kind().name().toLowerCase(Locale.ROOT), race.requests()));
        written.need().capability().ifPresent(needed -> entry.put("needs", needed));
        written.need().otherwise().ifPresent(reason -> entry.put("otherwise", reason));
        return text(file);
    }

    private static void fill(ObjectNode entry, Step step, Case written) {
        if (!step.operation().equals(written.main().operation())) {
            entry.put("operation", step.operation());
        }
        entry.set("send", step.send());
        entry.set("expect", shortest(step.expect()));
        step.remember()
                .forEach((name, pointer) -> entry.withObjectProperty("remember").put(name, pointer));
    }

    private static JsonNode shortest(JsonNode expect) {
        return expect.size() == 1 && expect.has("answer") ? expect.path("answer") : expect;
    }

    private static String text(ObjectNode file) {
        try {
            return YAML.writeValueAsString(file);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
