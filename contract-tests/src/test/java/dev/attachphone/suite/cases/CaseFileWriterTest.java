package dev.attachphone.suite.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.generate.CaseFileWriter;
import dev.attachphone.suite.generate.CaseGenerator;
import dev.attachphone.suite.generate.RequestCaseGenerator;
import dev.attachphone.suite.generate.SequenceCaseGenerator;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseFileWriterTest {

    private static final int MANY = 500;

    private final Contract contract = Contract.load();

    @Test
    void generatedRequestCasesSurviveWritingAndReading() {
        assertSurvives(new RequestCaseGenerator(contract));
    }

    @Test
    void generatedSequenceCasesSurviveWritingAndReading() {
        assertSurvives(new SequenceCaseGenerator(contract));
    }

    @Test
    void builtInCasesSurviveWritingAndReading() {
        BuiltInCases.ALL.stream()
                .filter(each -> !each.steps().toString().contains("${repeat:"))
                .forEach(this::assertSurvives);
    }

    private void assertSurvives(CaseGenerator generator) {
        for (int index = 0; index < MANY; index++) {
            assertSurvives(generator.generate(1, index));
        }
    }

    private void assertSurvives(TestCase written) {
        String text = CaseFileWriter.of(written);
        List<TestCase> read =
                new CaseLoader(contract).parse("written.yaml", text).toList();
        assertEquals(1, read.size(), text);
        assertEquals(written.steps(), read.get(0).steps(), text);
        assertEquals(written.race(), read.get(0).race(), text);
        assertEquals(written.requirement(), read.get(0).requirement(), text);
        assertEquals(written.sent(), read.get(0).sent(), text);
        assertEquals(written.title().source(), read.get(0).title().source(), text);
    }
}
