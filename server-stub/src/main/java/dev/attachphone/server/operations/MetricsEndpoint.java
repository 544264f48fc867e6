package dev.attachphone.server.operations;

import dev.attachphone.openapi.Operation;
import dev.attachphone.server.http.answer.Answer;
import dev.attachphone.server.http.answer.PlainTextEndpoint;
import dev.attachphone.server.operations.OperatorAuthorization.Decision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** {@code GET /metrics} in the text format of Prometheus. Requires an operator token with the scope {@code metrics}. */
record MetricsEndpoint(OperatorAuthorization authorization, Supplier<String> metrics) implements PlainTextEndpoint {

    @Override
    public String path() {
        return "/metrics";
    }

    @Override
    public String mediaType() {
        return "text/plain; version=0.0.4; charset=utf-8";
    }

    @Override
    public Optional<Answer> refusal(Operation anyOperation, List<String> values) {
        Decision decision = authorization.decide(anyOperation, values, Set.of(TokenScope.METRICS));
        return decision instanceof Decision.Refused refused ? Optional.of(refused.answer()) : Optional.empty();
    }

    @Override
    public String text() {
        return metrics.get();
    }
}
