package dev.attachphone.suite.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.cases.CaseFiles;
import dev.attachphone.suite.run.Outcome.Produced;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompletenessTest {

    private final Contract contract = Contract.load();
    private final Completeness completeness = new Completeness(contract);

    @Test
    void nameThatNoCaseProducedIsMissing() {
        Produced unseen = new Produced("attachPhoneNumber", "already-attached");
        Set<Produced> produced = new HashSet<>(completeness.promised());
        produced.remove(unseen);
        assertEquals(Set.of(unseen), completeness.missing(produced, List.of()));
    }

    @Test
    void onlyAnswersWithAReasonAreExcused() {
        Selection selection = Selection.of(new CaseFiles(contract).builtIn(), Set.of("server"));
        assertEquals(5, selection.unreachable().size());
        assertTrue(selection.unreachable().stream()
                .allMatch(each -> each.need().otherwise().isPresent()));
    }
}
