package dev.attachphone.suite.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.BuildVersion;
import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.check.Deviation;
import dev.attachphone.suite.check.FailureCluster;
import dev.attachphone.suite.run.RunResult;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the verdict of a run for programs, without exchanges. The resource {@code report/verdict.schema.json} describes it.
 *
 * @param result the result, without credentials
 * @param limit the length of texts
 */
record VerdictReport(RunResult result, TruncationLimit limit) {

    private static final int VERSION = 1;

    ObjectNode json() {
        ObjectNode json = HtmlSafeJson.MAPPER.createObjectNode().put("version", VERSION);
        RunResult.RunInfo info = result.info();
        json.put("suite", BuildVersion.current());
        json.putObject("target")
                .put("url", info.url().toString())
                .put("kind", info.kind().capability());
        // A string, since numbers of JavaScript are not exact above 2^53.
        json.put("seed", Long.toString(info.seed()))
                .put("startedAt", info.startedAt().toString())
                .put("seconds", info.duration().toMillis() / 1000.0)
                .put("requests", info.requests())
                .put("verdict", !result.passed() ? "failed" : result.isComplete() ? "passed" : "incomplete");
        result.abort().ifPresent(abort -> json.put("abortedBecause", limit.truncate(abort.reason())));
        int failed = result.failed().size();
        json.putObject("checks")
                .put("passed", result.outcomes().size() - failed)
                .put("failed", failed)
                .put("known", result.known().size())
                .put("unreachable", result.unreachable().size())
                .put("notRun", result.notRun().size());
        ArrayNode clusters = json.putArray("clusters");
        FailureCluster.of(result.failed()).forEach(cluster -> cluster(clusters.addObject(), cluster));
        ArrayNode failures = json.putArray("failed");
        result.failed().forEach(outcome -> failed(failures.addObject(), outcome));
        ArrayNode known = json.putArray("known");
        result.known()
                .forEach((title, reason) -> title(known.addObject(), title).put("reason", reason));
        ArrayNode findings = json.putArray("findings");
        result.findings()
                .forEach((finding, title) -> title(findings.addObject(), title)
                        .put("name", finding.name())
                        .put("page", finding.page())
                        .put("actual", finding.actualAnswer()));
        ArrayNode uncovered = json.putArray("notCovered");
        result.uncovered().forEach(item -> uncovered.add(item.toString()));
        ArrayNode unobserved = json.putArray("neverObserved");
        result.unobserved()
                .forEach((item, reason) ->
                        unobserved.addObject().put("answer", item.toString()).put("reason", reason));
        ArrayNode unreachable = json.putArray("unreachable");
        unreachable()
                .forEach((reason, checks) ->
                        unreachable.addObject().put("reason", reason).put("checks", checks));
        json.putObject("leftBehind")
                .put("numbers", result.sideEffects().attached().size())
                .put("agents", result.sideEffects().agents().size());
        return json;
    }

    private Map<String, Integer> unreachable() {
        Map<String, Integer> reasons = new TreeMap<>();
        result.unreachable().values().forEach(reason -> reasons.merge(reason, 1, Integer::sum));
        return reasons;
    }

    private void cluster(ObjectNode json, FailureCluster cluster) {
        json.put("deviation", limit.truncate(cluster.deviation().text()))
                .put("checks", cluster.checks().size());
        ObjectNode answers = json.putObject("answers");
        cluster.answers().forEach(answers::put);
        CheckOutcome example = cluster.example();
        ArrayNode failures = title(json.putObject("example"), example.title())
                .put("source", example.title().source())
                .putArray("failures");
        example.failures().forEach(failure -> failures.add(limit.truncate(failure)));
    }

    private void failed(ObjectNode json, CheckOutcome outcome) {
        ArrayNode answers = title(json, outcome.title()).putArray("answers");
        outcome.exchanges().stream()
                .filter(exchange -> !exchange.failures().isEmpty())
                .map(CheckedExchange::expected)
                .map(expected -> expected.operation() + "/" + expected.answer())
                .distinct()
                .forEach(answers::add);
        ArrayNode deviations = json.putArray("deviations");
        Deviation.of(outcome).forEach(deviation -> deviations.add(limit.truncate(deviation.text())));
    }

    // The name as --list prints it, so that --replay takes it.
    private static ObjectNode title(ObjectNode json, CheckTitle title) {
        return json.put("check", TextFormatter.printable(title.qualifiedName()));
    }
}
