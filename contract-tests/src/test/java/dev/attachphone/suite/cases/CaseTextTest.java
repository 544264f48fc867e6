package dev.attachphone.suite.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.generate.CaseGenerator;
import dev.attachphone.suite.generate.CaseText;
import dev.attachphone.suite.generate.GeneratedRequests;
import dev.attachphone.suite.generate.GeneratedSequences;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseTextTest {

    private static final int MANY = 500;

    private final Contract contract = Contract.load();

    @Test
    void whatIsWrittenOfAGeneratedRequestIsReadAsTheSame() {
        roundTrips(new GeneratedRequests(contract));
    }

    @Test
    void whatIsWrittenOfAGeneratedSequenceIsReadAsTheSame() {
        roundTrips(new GeneratedSequences(contract));
    }

    @Test
    void whatIsWrittenOfABuiltInCaseIsReadAsTheSame() {
        new CaseFiles(contract)
                .builtIn().stream()
                        .filter(each -> !each.steps().toString().contains("${repeat:"))
                        .forEach(this::roundTrips);
    }

    private void roundTrips(CaseGenerator generator) {
        for (int index = 0; index < MANY; index++) {
            roundTrips(generator.at(1, index));
        }
    }

    private void roundTrips(Case written) {
        String text = CaseText.of(written);
        List<Case> read = new CaseFiles(contract).read("written.yaml", text).toList();
        assertEquals(1, read.size(), text);
        assertEquals(written.steps(), read.get(0).steps(), text);
        assertEquals(written.race(), read.get(0).race(), text);
        assertEquals(written.need(), read.get(0).need(), text);
        assertEquals(written.title().name(), read.get(0).title().name(), text);
        assertEquals(written.title().source(), read.get(0).title().source(), text);
    }
}
