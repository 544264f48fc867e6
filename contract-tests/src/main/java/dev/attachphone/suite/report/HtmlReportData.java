package dev.attachphone.suite.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.check.FailureCluster;
import dev.attachphone.suite.run.CreatedResources;
import dev.attachphone.suite.run.RunResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the result of a run as data of the HTML report; {@link HtmlExchangeData} writes the exchanges.
 *
 * @param result the result, without credentials
 * @param redaction replaces credentials in the names that the target chose
 * @param limit the length of texts
 */
record HtmlReportData(RunResult result, TextRedactor redaction, TruncationLimit limit) {

    private static final int MAX_NAMES = 500;
    private static final String OF_EXCHANGE = "expected: ";

    /** The data without the exchanges and the matrix. */
    ObjectNode json() {
        ObjectNode json = HtmlSafeJson.MAPPER.createObjectNode();
        json.put("holds", result.passed()).put("whole", result.isComplete()).put("longest", limit.maxLength());
        result.abort().ifPresent(abort -> json.put("cut", abort.reason()));
        setting(json.putObject("setting"));
        int failed = result.failed().size();
        json.put("passed", result.outcomes().size() - failed).put("failed", failed);
        List<CheckOutcome> reported = ReportedChecks.of(result).outcomes();
        json.put("sampled", reported.size() < result.outcomes().size());
        checks(json.putArray("checks"), reported);
        clusters(json.putArray("clusters"), reported);
        ArrayNode known = json.putArray("known");
        result.known()
                .forEach((title, reason) -> title(known.addObject(), title).put("reason", reason));
        findings(json.putArray("findings"));
        ArrayNode unreachable = json.putArray("unreachable");
        result.unreachable()
                .forEach(
                        (title, reason) -> title(unreachable.addObject(), title).put("reason", reason));
        ArrayNode unplayed = json.putArray("unplayed");
        result.notRun().forEach(title -> title(unplayed.addObject(), title));
        ArrayNode unobserved = json.putArray("unobserved");
        result.unobserved()
                .forEach((item, reason) ->
                        unobserved.addObject().put("name", item.toString()).put("reason", reason));
        ArrayNode missing = json.putArray("missing");
        result.uncovered().forEach(item -> missing.add(item.toString()));
        effects(json.putObject("effects"), result.sideEffects());
        return json;
    }

    private void setting(ObjectNode json) {
        RunResult.RunInfo info = result.info();
        json.put("url", info.url().toString())
                .put("kind", info.kind().capability())
                // A string, since numbers of scripts are not exact above 2^53.
                .put("seed", Long.toString(info.seed()))
                .put("began", info.startedAt().toString())
                .put("seconds", info.duration().toMillis() / 1000.0)
                .put("requests", info.requests());
    }

    private void clusters(ArrayNode clusters, List<CheckOutcome> reported) {
        Map<CheckTitle, Integer> indices = new HashMap<>();
        reported.forEach(outcome -> indices.put(outcome.title(), indices.size()));
        for (FailureCluster cluster : FailureCluster.of(result.failed())) {
            ObjectNode json = clusters.addObject()
                    .put("what", limit.truncate(cluster.deviation().text()))
                    .put("many", cluster.checks().size());
            ObjectNode answers = json.putObject("answers");
            cluster.answers().forEach(answers::put);
            // The example may be beyond the limit of the report, but some check of each cluster is in it.
            json.put(
                    "example",
                    Optional.ofNullable(indices.get(cluster.example().title()))
                            .orElseGet(() -> cluster.checks().stream()
                                    .flatMap(check -> Optional.ofNullable(indices.get(check.title())).stream())
                                    .findFirst()
                                    .orElseThrow()));
            ArrayNode checks = json.putArray("checks");
            cluster.checks().stream().limit(MAX_NAMES).forEach(check -> {
                ObjectNode each = checks.addObject()
                        .put("family", check.title().family())
                        .put("name", check.title().name());
                Optional.ofNullable(indices.get(check.title())).ifPresent(index -> each.put("index", index));
            });
        }
    }

    private void checks(ArrayNode checks, List<CheckOutcome> reported) {
        for (CheckOutcome outcome : reported) {
            ObjectNode json = title(checks.addObject(), outcome.title()).put("passed", outcome.passed());
            ArrayNode problems = json.putArray("problems");
            problems(outcome).forEach(problem -> problems.add(limit.truncate(problem)));
        }
    }

    /** The failures that the exchanges do not tell. The script describes the others itself. */
    private static List<String> problems(CheckOutcome outcome) {
        boolean hasFailedExchange = outcome.exchanges().stream()
                .map(CheckedExchange::failures)
                .anyMatch(complaints -> !complaints.isEmpty());
        return outcome.failures().stream()
                .filter(problem -> !hasFailedExchange || !problem.startsWith(OF_EXCHANGE))
                .toList();
    }

    private void findings(ArrayNode findings) {
        result.findings()
                .forEach((finding, title) -> findings.addObject()
                        .put("name", finding.name())
                        .put("page", finding.page())
                        .put("came", finding.actualAnswer())
                        .put("check", title.qualifiedName()));
    }

    private void effects(ObjectNode json, CreatedResources createdResources) {
        ArrayNode attached = json.putArray("attached");
        createdResources
                .attached()
                .forEach((number, agent) ->
                        attached.addArray().add(redaction.hide(number)).add(redaction.hide(agent)));
        createdResources.agents().stream().map(redaction::hide).forEach(json.putArray("agents")::add);
        json.put("undone", createdResources.undone());
    }

    private static ObjectNode title(ObjectNode json, CheckTitle title) {
        return json.put("family", title.family())
                .put("name", title.name())
                .put("source", title.source())
                .put("place", title.location())
                .put("layer", title.layer().label());
    }
}
