package dev.attachphone.suite.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import dev.attachphone.suite.cases.CaseStep;
import dev.attachphone.suite.cases.TestCase;
import java.io.Serial;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes a case as a case file, so that a failing case can be kept. */
public final class CaseFileWriter {

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .stringQuotingChecker(new Quoting())
            .build());

    private CaseFileWriter() {}

    /** The case file of a case. */
    public static String of(TestCase testCase) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("operation", testCase.mainStep().operation());
        ObjectNode entry = file.putArray("cases").addObject();
        entry.put("name", testCase.sent()).put("source", testCase.title().source());
        List<CaseStep> given = testCase.steps().subList(0, testCase.steps().size() - 1);
        if (!given.isEmpty()) {
            given.forEach(step -> fill(entry.withArrayProperty("given").addObject(), step, testCase));
        }
        fill(entry, testCase.mainStep(), testCase);
        testCase.race()
                .ifPresent(race ->
                        entry.putObject("race").put(race.kind().name().toLowerCase(Locale.ROOT), race.requests()));
        testCase.requirement().capability().ifPresent(needed -> entry.put("needs", needed));
        testCase.requirement().unreachableReason().ifPresent(reason -> entry.put("otherwise", reason));
        return text(file);
    }

    private static void fill(ObjectNode entry, CaseStep step, TestCase testCase) {
        if (!step.operation().equals(testCase.mainStep().operation())) {
            entry.put("operation", step.operation());
        }
        entry.set("send", step.send());
        entry.set("expect", shortened(step.expect()));
        step.remember()
                .forEach((name, pointer) -> entry.withObjectProperty("remember").put(name, pointer));
    }

    private static JsonNode shortened(JsonNode expect) {
        return expect.size() == 1 && expect.has("answer") ? expect.path("answer") : expect;
    }

    private static String text(ObjectNode file) {
        try {
            return YAML.writeValueAsString(file);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Quotes all texts except plain words. Only between double quotes does every character have an escape. */
    private static final class Quoting extends StringQuotingChecker.Default {

        @Serial
        private static final long serialVersionUID = 1;

        private static final Pattern PLAIN =
                Pattern.compile("[A-Za-z/][A-Za-z0-9_./-]*+(?:[ :][A-Za-z0-9][A-Za-z0-9_./-]*+){0,99}");

        @Override
        public boolean needToQuoteValue(String value) {
            return !PLAIN.matcher(value).matches() || super.needToQuoteValue(value);
        }

        @Override
        public boolean needToQuoteName(String name) {
            return !PLAIN.matcher(name).matches() || super.needToQuoteName(name);
        }
    }
}
