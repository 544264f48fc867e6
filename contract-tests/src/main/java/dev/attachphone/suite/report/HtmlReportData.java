package dev.attachphone.suite.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.run.RunResult;
import dev.attachphone.suite.run.SideEffects;
import java.util.List;

/**
 * Writes what became of a run for the page; the exchanges are written by {@link HtmlExchangeData}.
 *
 * @param result what became of it
 * @param redaction hides secrets in the names that the target gave
 * @param room how long a text may be
 */
record HtmlReportData(RunResult result, TextRedactor redaction, TruncationLimit room) {

    private static final String REWORDED = "expected: ";

    /** Everything but exchanges and matrix. */
    ObjectNode json() {
        ObjectNode json = HtmlSafeJson.MAPPER.createObjectNode();
        json.put("holds", result.passed()).put("whole", result.isComplete()).put("longest", room.maxLength());
        result.abort().ifPresent(runAbort -> json.put("cut", runAbort.reason()));
        setting(json.putObject("setting"));
        checks(json.putArray("checks"));
        findings(json.putArray("findings"));
        ArrayNode unreachable = json.putArray("unreachable");
        result.unreachable()
                .forEach((checkTitle, reason) ->
                        title(unreachable.addObject(), checkTitle).put("reason", reason));
        ArrayNode unplayed = json.putArray("unplayed");
        result.notRun().forEach(checkTitle -> title(unplayed.addObject(), checkTitle));
        ArrayNode missing = json.putArray("missing");
        result.uncovered().forEach(coverageItem -> missing.add(coverageItem.toString()));
        effects(json.putObject("effects"), result.sideEffects());
        return json;
    }

    private void setting(ObjectNode json) {
        RunResult.RunInfo runInfo = result.info();
        json.put("url", runInfo.url().toString())
                .put("kind", runInfo.kind().capability())
                // As text: a script's number is not exact beyond 2^53.
                .put("seed", Long.toString(runInfo.seed()))
                .put("began", runInfo.startedAt().toString())
                .put("seconds", runInfo.duration().toMillis() / 1000.0)
                .put("requests", runInfo.requests());
    }

    private void checks(ArrayNode checks) {
        for (CheckOutcome checkOutcome : result.outcomes()) {
            ObjectNode json = title(checks.addObject(), checkOutcome.title()).put("passed", checkOutcome.passed());
            ArrayNode problems = json.putArray("problems");
            problems(checkOutcome).forEach(problem -> problems.add(room.truncate(problem)));
        }
    }

    /** What is wrong beyond what the exchanges themselves tell: those sentences the page words anew. */
    private static List<String> problems(CheckOutcome checkOutcome) {
        boolean told = checkOutcome.exchanges().stream()
                .map(CheckedExchange::failures)
                .anyMatch(complaints -> !complaints.isEmpty());
        return checkOutcome.failures().stream()
                .filter(problem -> !told || !problem.startsWith(REWORDED))
                .toList();
    }

    private void findings(ArrayNode findings) {
        result.findings()
                .forEach((ambiguityFinding, checkTitle) -> findings.addObject()
                        .put("name", ambiguityFinding.name())
                        .put("page", ambiguityFinding.page())
                        .put("came", ambiguityFinding.actualAnswer())
                        .put("check", checkTitle.qualifiedName()));
    }

    private void effects(ObjectNode json, SideEffects sideEffects) {
        ArrayNode attached = json.putArray("attached");
        sideEffects
                .attached()
                .forEach((number, agent) ->
                        attached.addArray().add(redaction.hide(number)).add(redaction.hide(agent)));
        sideEffects.agents().stream().map(redaction::hide).forEach(json.putArray("agents")::add);
        json.put("undone", sideEffects.undone());
    }

    private static ObjectNode title(ObjectNode json, CheckTitle checkTitle) {
        return json.put("family", checkTitle.family())
                .put("name", checkTitle.name())
                .put("source", checkTitle.source())
                .put("place", checkTitle.location());
    }
}
