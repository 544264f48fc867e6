package dev.attachphone.suite.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.cases.CaseFiles;
import dev.attachphone.suite.fixture.DemoFixture;
import dev.attachphone.suite.fixture.Fixture;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CompletenessTest {

    private final Contract contract = Contract.load();
    private final Fixture fixture = DemoFixture.of(contract, DemoWorld.load(), Optional.empty());
    private final Completeness completeness = new Completeness(contract, fixture);
    private final List<Check> checks = new CaseFiles(contract)
            .builtIn().stream().<Check>map(CaseCheck::new).toList();

    @Test
    void answerThatNoCheckHasSeenIsMissing() {
        isMissing(new Promised("attachPhoneNumber", "answer", "already-attached"));
    }

    @Test
    void providerThatNoCheckHasSeenIsMissing() {
        isMissing(new Promised("attachPhoneNumber", "provider", "bandwidth"));
    }

    @Test
    void credentialHeaderThatNoCheckHasUsedIsMissing() {
        isMissing(new Promised("attachPhoneNumber", "header", "api_access_token"));
    }

    @Test
    void onlyAnswersWithAReasonAreExcused() {
        Selection selection = Selection.of(checks, Offer.of(fixture, Kind.SERVER));
        Set<Promised> excused = new HashSet<>(completeness.promised());
        excused.removeAll(completeness.missing(Set.of(), selection));
        assertEquals(
                Set.of(
                        "answer internal-server-error of attachPhoneNumber",
                        "status 500 of attachPhoneNumber",
                        "answer internal-server-error of createAgent",
                        "status 500 of createAgent",
                        "answer attached-pending of attachPhoneNumber",
                        "answer attached-inactive of attachPhoneNumber",
                        "answer invalid-phone-number-short of attachPhoneNumber"),
                excused.stream().map(Promised::toString).collect(Collectors.toSet()));
        assertTrue(selection.reasons().values().stream().noneMatch(String::isBlank));
    }

    private void isMissing(Promised unseen) {
        assertTrue(completeness.promised().contains(unseen), unseen.toString());
        Set<Promised> seen = new HashSet<>(completeness.promised());
        seen.remove(unseen);
        Selection all = new Selection(checks, List.of(), Map.of());
        assertEquals(Set.of(unseen), completeness.missing(seen, all));
    }
}
