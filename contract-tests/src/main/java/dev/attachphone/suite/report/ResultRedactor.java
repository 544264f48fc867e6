package dev.attachphone.suite.report;

import dev.attachphone.suite.check.CheckOutcome;
import dev.attachphone.suite.check.CheckTitle;
import dev.attachphone.suite.check.CheckedExchange;
import dev.attachphone.suite.exchange.HeaderLine;
import dev.attachphone.suite.exchange.RawRequest;
import dev.attachphone.suite.exchange.TargetAddress;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.run.RunResult;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes copies without secrets, so that nothing that is written of a run can give one away.
 *
 * @param redaction hides them
 */
record ResultRedactor(TextRedactor redaction) {

    /** The whole result, save its effects, whose agents are named by the target. */
    RunResult of(RunResult runResult) {
        Map<CheckTitle, String> unreachable = new LinkedHashMap<>();
        runResult
                .unreachable()
                .forEach((checkTitle, reason) -> unreachable.put(of(checkTitle), redaction.hide(reason)));
        return new RunResult(
                of(runResult.info()),
                runResult.outcomes().stream().map(this::of).toList(),
                unreachable,
                runResult.notRun().stream().map(this::of).toList(),
                runResult.uncovered(),
                runResult.sideEffects(),
                runResult
                        .abort()
                        .map(runAbort -> new RunResult.RunAbort(
                                redaction.hide(runAbort.reason()), runAbort.targetUnresponsive())));
    }

    private RunResult.RunInfo of(RunResult.RunInfo runInfo) {
        return new RunResult.RunInfo(
                new TargetAddress(
                        URI.create(redaction.hide(runInfo.url().toString())),
                        runInfo.place().trustedCertificates()),
                runInfo.kind(),
                runInfo.seed(),
                runInfo.startedAt(),
                runInfo.duration(),
                runInfo.requests());
    }

    private CheckOutcome of(CheckOutcome checkOutcome) {
        return new CheckOutcome(
                of(checkOutcome.title()),
                checkOutcome.exchanges().stream().map(this::of).toList(),
                all(checkOutcome.failures()));
    }

    private CheckTitle of(CheckTitle checkTitle) {
        return new CheckTitle(
                redaction.hide(checkTitle.family()),
                redaction.hide(checkTitle.name()),
                redaction.hide(checkTitle.source()),
                redaction.hide(checkTitle.location()));
    }

    private CheckedExchange of(CheckedExchange checkedExchange) {
        return new CheckedExchange(
                checkedExchange.expected(),
                of(checkedExchange.request()),
                of(checkedExchange.reply()),
                all(checkedExchange.failures()),
                checkedExchange.finding());
    }

    private TargetRequest of(TargetRequest targetRequest) {
        List<HeaderLine> headers = targetRequest.headers().stream()
                .map(headerLine ->
                        new HeaderLine(redaction.hide(headerLine.name()), redaction.hide(headerLine.value())))
                .toList();
        return new TargetRequest(
                targetRequest.method(),
                redaction.hide(targetRequest.path()),
                headers,
                redaction.hide(targetRequest.body()),
                targetRequest
                        .raw()
                        .map(rawRequest -> new RawRequest(redaction.hide(rawRequest.bytes()), rawRequest.halfClose())));
    }

    private TargetReply of(TargetReply targetReply) {
        // Two names may become one.
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        targetReply
                .headers()
                .map()
                .forEach((name, values) -> headers.computeIfAbsent(redaction.hide(name), hidden -> new ArrayList<>())
                        .addAll(all(values)));
        return new TargetReply(
                targetReply.status(),
                HttpHeaders.of(headers, (name, value) -> true),
                redaction.hide(targetReply.body()),
                targetReply.sentAt(),
                targetReply.duration());
    }

    private List<String> all(List<String> texts) {
        return texts.stream().map(redaction::hide).toList();
    }
}
