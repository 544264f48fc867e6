package dev.attachphone.server.operations;

import dev.attachphone.openapi.Operation;
import dev.attachphone.server.http.answer.Answer;
import dev.attachphone.server.http.answer.PlainTextEndpoint;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code GET /metrics} in the text format of Prometheus. Requires the operator's token. */
record MetricsEndpoint(OperatorToken token, Supplier<String> metrics) implements PlainTextEndpoint {

    @Override
    public String path() {
        return "/metrics";
    }

    @Override
    public String mediaType() {
        return "text/plain; version=0.0.4; charset=utf-8";
    }

    @Override
    public Optional<Answer> refusal(Operation anyOperation, List<String> authorization) {
        return token.authorizes(anyOperation, authorization)
                ? Optional.empty()
                : Optional.of(Answer.of(anyOperation.answer("operator-token-required")));
    }

    @Override
    public String text() {
        return metrics.get();
    }
}
