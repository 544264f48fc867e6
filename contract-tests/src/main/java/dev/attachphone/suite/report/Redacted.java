package dev.attachphone.suite.report;

import dev.attachphone.suite.check.Exchange;
import dev.attachphone.suite.check.Outcome;
import dev.attachphone.suite.check.Title;
import dev.attachphone.suite.exchange.Header;
import dev.attachphone.suite.exchange.Place;
import dev.attachphone.suite.exchange.Reply;
import dev.attachphone.suite.exchange.Request;
import dev.attachphone.suite.exchange.Wire;
import dev.attachphone.suite.run.Result;
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
record Redacted(Redaction redaction) {

    /** The whole result, save its effects, whose agents are named by the target. */
    Result of(Result result) {
        Map<Title, String> unreachable = new LinkedHashMap<>();
        result.unreachable().forEach((title, reason) -> unreachable.put(of(title), redaction.hide(reason)));
        return new Result(
                of(result.setting()),
                result.outcomes().stream().map(this::of).toList(),
                unreachable,
                result.unplayed().stream().map(this::of).toList(),
                result.missing(),
                result.effects(),
                result.cut().map(cut -> new Result.Cut(redaction.hide(cut.reason()), cut.silent())));
    }

    private Result.Setting of(Result.Setting setting) {
        return new Result.Setting(
                new Place(
                        URI.create(redaction.hide(setting.url().toString())),
                        setting.place().trusted()),
                setting.kind(),
                setting.seed(),
                setting.began(),
                setting.took(),
                setting.requests());
    }

    private Outcome of(Outcome outcome) {
        return new Outcome(
                of(outcome.title()), outcome.exchanges().stream().map(this::of).toList(), all(outcome.problems()));
    }

    private Title of(Title title) {
        return new Title(
                redaction.hide(title.family()),
                redaction.hide(title.name()),
                redaction.hide(title.source()),
                redaction.hide(title.place()));
    }

    private Exchange of(Exchange exchange) {
        return new Exchange(
                exchange.expected(),
                of(exchange.request()),
                of(exchange.reply()),
                all(exchange.complaints()),
                exchange.finding());
    }

    private Request of(Request request) {
        List<Header> headers = request.headers().stream()
                .map(header -> new Header(redaction.hide(header.name()), redaction.hide(header.value())))
                .toList();
        return new Request(
                request.method(),
                redaction.hide(request.path()),
                headers,
                redaction.hide(request.body()),
                request.wire().map(wire -> new Wire(redaction.hide(wire.bytes()), wire.halfClosed())));
    }

    private Reply of(Reply reply) {
        // Two names may become one.
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        reply.headers()
                .map()
                .forEach((name, values) -> headers.computeIfAbsent(redaction.hide(name), hidden -> new ArrayList<>())
                        .addAll(all(values)));
        return new Reply(
                reply.status(),
                HttpHeaders.of(headers, (name, value) -> true),
                redaction.hide(reply.body()),
                reply.sent(),
                reply.took());
    }

    private List<String> all(List<String> texts) {
        return texts.stream().map(redaction::hide).toList();
    }
}
