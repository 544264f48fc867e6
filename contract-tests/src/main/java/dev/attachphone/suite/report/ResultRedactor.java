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
 * Copies results without credentials.
 *
 * @param redaction replaces the credentials
 */
record ResultRedactor(TextRedactor redaction) {

    /** A copy of the result. Its side effects are not copied: their agents are named by the target. */
    RunResult of(RunResult result) {
        return new RunResult(
                of(result.info()),
                result.outcomes().stream().map(this::of).toList(),
                all(result.unreachable()),
                result.notRun().stream().map(this::of).toList(),
                all(result.known()),
                result.uncovered(),
                result.unobserved(),
                result.sideEffects(),
                result.abort()
                        .map(abort ->
                                new RunResult.RunAbort(redaction.hide(abort.reason()), abort.targetUnresponsive())));
    }

    private Map<CheckTitle, String> all(Map<CheckTitle, String> reasons) {
        Map<CheckTitle, String> redacted = new LinkedHashMap<>();
        reasons.forEach((title, reason) -> redacted.put(of(title), redaction.hide(reason)));
        return redacted;
    }

    private RunResult.RunInfo of(RunResult.RunInfo info) {
        return new RunResult.RunInfo(
                new TargetAddress(
                        URI.create(redaction.hide(info.url().toString())),
                        info.address().trustedCertificates(),
                        info.address().clientCertificate(),
                        info.address().headers().stream().map(this::of).toList()),
                info.kind(),
                info.seed(),
                info.startedAt(),
                info.duration(),
                info.requests());
    }

    private CheckOutcome of(CheckOutcome outcome) {
        return new CheckOutcome(
                of(outcome.title()), outcome.exchanges().stream().map(this::of).toList(), all(outcome.failures()));
    }

    private CheckTitle of(CheckTitle title) {
        return new CheckTitle(
                redaction.hide(title.family()),
                redaction.hide(title.name()),
                redaction.hide(title.source()),
                redaction.hide(title.location()),
                title.layer());
    }

    private CheckedExchange of(CheckedExchange exchange) {
        return new CheckedExchange(
                exchange.expected(),
                of(exchange.request()),
                of(exchange.reply()),
                all(exchange.failures()),
                exchange.finding());
    }

    private TargetRequest of(TargetRequest request) {
        List<HeaderLine> headers = request.headers().stream().map(this::of).toList();
        return new TargetRequest(
                request.method(),
                redaction.hide(request.path()),
                headers,
                redaction.hide(request.body()),
                request.raw()
                        .map(rawRequest -> new RawRequest(redaction.hide(rawRequest.bytes()), rawRequest.halfClose())));
    }

    private HeaderLine of(HeaderLine header) {
        return new HeaderLine(redaction.hide(header.name()), redaction.hide(header.value()));
    }

    private TargetReply of(TargetReply reply) {
        // Two names can become the same.
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        reply.headers()
                .map()
                .forEach((name, values) -> headers.computeIfAbsent(redaction.hide(name), hidden -> new ArrayList<>())
                        .addAll(all(values)));
        return new TargetReply(
                reply.status(),
                HttpHeaders.of(headers, (name, value) -> true),
                redaction.hide(reply.body()),
                reply.sentAt(),
                reply.duration());
    }

    private List<String> all(List<String> texts) {
        return texts.stream().map(redaction::hide).toList();
    }
}
