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
    void whatIsWrittenOfAGeneratedRequestIsReadAsTheSame() {
        roundTrips(new RequestCaseGenerator(contract));
    }

    @Test
    void whatIsWrittenOfAGeneratedSequenceIsReadAsTheSame() {
        roundTrips(new SequenceCaseGenerator(contract));
    }

    @Test
    void whatIsWrittenOfABuiltInCaseIsReadAsTheSame() {
        new CaseLoader(contract)
                .builtIn().stream()
                        .filter(each -> !each.steps().toString().contains("${repeat:"))
                        .forEach(this::roundTrips);
    }

    private void roundTrips(CaseGenerator generator) {
        for (int index = 0; index < MANY; index++) {
            roundTrips(generator.generate(1, index));
        }
    }

    private void roundTrips(TestCase written) {
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
