package dev.attachphone.suite.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.suite.cases.BuiltInCases;
import dev.attachphone.suite.execution.TargetCapabilities;
import dev.attachphone.suite.execution.TargetKind;
import dev.attachphone.suite.fixture.DemoFixture;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.run.ContractCoverage.CoverageItem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ContractCoverageTest {

    private final Contract contract = Contract.load();
    private final Fixture fixture = DemoFixture.of(contract, DemoWorld.load(), Optional.empty());
    private final ContractCoverage coverage = new ContractCoverage(contract, fixture);
    private final List<ContractCheck> checks =
            BuiltInCases.ALL.stream().<ContractCheck>map(CaseCheck::new).toList();

    @Test
    void answerThatNoCheckObservedIsUncovered() {
        isUncovered(new CoverageItem("attachPhoneNumber", "answer", "already-attached"));
    }

    @Test
    void providerThatNoCheckObservedIsUncovered() {
        isUncovered(new CoverageItem("attachPhoneNumber", "provider", "bandwidth"));
    }

    @Test
    void credentialHeaderThatNoCheckUsedIsUncovered() {
        isUncovered(new CoverageItem("attachPhoneNumber", "header", "api_access_token"));
    }

    @Test
    void onlyUnreachableAnswersAreExcused() {
        ApplicableChecks selection = ApplicableChecks.of(checks, TargetCapabilities.of(fixture, TargetKind.SERVER));
        Set<CoverageItem> excused = new HashSet<>(coverage.required());
        excused.removeAll(coverage.uncovered(Set.of(), selection));
        assertEquals(
                Set.of(
                        "answer request-timeout of attachPhoneNumber",
                        "status 408 of attachPhoneNumber",
                        "answer too-many-requests of attachPhoneNumber",
                        "status 429 of attachPhoneNumber",
                        "answer overloaded of attachPhoneNumber",
                        "status 503 of attachPhoneNumber",
                        "answer request-timeout of createAgent",
                        "status 408 of createAgent",
                        "answer too-many-requests of createAgent",
                        "status 429 of createAgent",
                        "answer overloaded of createAgent",
                        "status 503 of createAgent",
                        "answer internal-server-error of attachPhoneNumber",
                        "status 500 of attachPhoneNumber",
                        "answer internal-server-error of createAgent",
                        "status 500 of createAgent",
                        "answer attached-pending of attachPhoneNumber",
                        "answer attached-inactive of attachPhoneNumber",
                        "answer invalid-phone-number-short of attachPhoneNumber"),
                excused.stream().map(CoverageItem::toString).collect(Collectors.toSet()));
        assertTrue(selection.reasons().values().stream().noneMatch(String::isBlank));
    }

    private void isUncovered(CoverageItem unseen) {
        assertTrue(coverage.required().contains(unseen), unseen.toString());
        Set<CoverageItem> seen = new HashSet<>(coverage.required());
        seen.remove(unseen);
        ApplicableChecks all = new ApplicableChecks(checks, List.of(), Map.of());
        assertEquals(Set.of(unseen), coverage.uncovered(seen, all));
    }
}
