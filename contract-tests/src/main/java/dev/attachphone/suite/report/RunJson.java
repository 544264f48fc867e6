package dev.attachphone.suite.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.suite.check.Exchange;
import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.check.Title;
import dev.attachphone.suite.run.Effects;
import dev.attachphone.suite.run.Result;
import java.util.List;

/**
 * Writes what became of a run for the page; the exchanges are written by {@link ExchangeJson}.
 *
 * @param result what became of it
 * @param redaction hides secrets in the names that the target gave
 * @param room how long a text may be
 */
record RunJson(Result result, Redaction redaction, Room room) {

    private static final String REWORDED = "expected: ";

    /** Everything but exchanges and matrix. */
    ObjectNode json() {
        ObjectNode json = SafeJson.MAPPER.createObjectNode();
        json.put("holds", result.holds()).put("whole", result.isWhole()).put("longest", room.longest());
        result.cut().ifPresent(cut -> json.put("cut", cut.reason()));
        setting(json.putObject("setting"));
        checks(json.putArray("checks"));
        findings(json.putArray("findings"));
        ArrayNode unreachable = json.putArray("unreachable");
        result.unreachable()
                .forEach(
                        (title, reason) -> title(unreachable.addObject(), title).put("reason", reason));
        ArrayNode unplayed = json.putArray("unplayed");
        result.unplayed().forEach(title -> title(unplayed.addObject(), title));
        ArrayNode missing = json.putArray("missing");
        result.missing().forEach(promised -> missing.add(promised.toString()));
        effects(json.putObject("effects"), result.effects());
        return json;
    }

    private void setting(ObjectNode json) {
        Result.Setting setting = result.setting();
        json.put("url", setting.url().toString())
                .put("kind", setting.kind().capability())
                // As text: a script's number is not exact beyond 2^53.
                .put("seed", Long.toString(setting.seed()))
                .put("began", setting.began().toString())
                .put("seconds", setting.took().toMillis() / 1000.0)
                .put("requests", setting.requests());
    }

    private void checks(ArrayNode checks) {
        for (Outcome outcome : result.outcomes()) {
            ObjectNode json = title(checks.addObject(), outcome.title()).put("passed", outcome.passed());
            ArrayNode problems = json.putArray("problems");
            problems(outcome).forEach(problem -> problems.add(room.cut(problem)));
        }
    }

    /** What is wrong beyond what the exchanges themselves tell: those sentences the page words anew. */
    private static List<String> problems(Outcome outcome) {
        boolean told =
                outcome.exchanges().stream().map(Exchange::complaints).anyMatch(complaints -> !complaints.isEmpty());
        return outcome.problems().stream()
                .filter(problem -> !told || !problem.startsWith(REWORDED))
                .toList();
    }

    private void findings(ArrayNode findings) {
        result.findings()
                .forEach((finding, title) -> findings.addObject()
                        .put("name", finding.name())
                        .put("page", finding.page())
                        .put("came", finding.came())
                        .put("check", title.path()));
    }

    private void effects(ObjectNode json, Effects effects) {
        ArrayNode attached = json.putArray("attached");
        effects.attached()
                .forEach((number, agent) ->
                        attached.addArray().add(redaction.hide(number)).add(redaction.hide(agent)));
        effects.agents().stream().map(redaction::hide).forEach(json.putArray("agents")::add);
        json.put("undone", effects.undone());
    }

    private static ObjectNode title(ObjectNode json, Title title) {
        return json.put("family", title.family())
                .put("name", title.name())
                .put("source", title.source())
                .put("place", title.place());
    }
}
