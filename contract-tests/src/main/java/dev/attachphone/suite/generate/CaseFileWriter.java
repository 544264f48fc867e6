package dev.attachphone.suite.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.attachphone.suite.cases.CaseStep;
import dev.attachphone.suite.cases.TestCase;
import java.util.List;
import java.util.Locale;

/** Writes a case as a case file of its own, so that a failure can be kept. */
public final class CaseFileWriter {

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .stringQuotingChecker(new PlainTextQuoting())
            .build());

    private CaseFileWriter() {}

    /** The text of the file. */
    public static String of(TestCase written) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("operation", written.mainStep().operation());
        ObjectNode entry = file.putArray("cases").addObject();
        entry.put("name", written.sent()).put("source", written.title().source());
        List<CaseStep> given = written.steps().subList(0, written.steps().size() - 1);
        if (!given.isEmpty()) {
            given.forEach(caseStep -> fill(entry.withArrayProperty("given").addObject(), caseStep, written));
        }
        fill(entry, written.mainStep(), written);
        written.race()
                .ifPresent(race ->
                        entry.putObject("race").put(race.kind().name().toLowerCase(Locale.ROOT), race.requests()));
        written.requirement().capability().ifPresent(needed -> entry.put("needs", needed));
        written.requirement().unreachableReason().ifPresent(reason -> entry.put("otherwise", reason));
        return text(file);
    }

    private static void fill(ObjectNode entry, CaseStep caseStep, TestCase written) {
        if (!caseStep.operation().equals(written.mainStep().operation())) {
            entry.put("operation", caseStep.operation());
        }
        entry.set("send", caseStep.send());
        entry.set("expect", shortest(caseStep.expect()));
        caseStep.remember()
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
