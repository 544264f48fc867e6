package dev.attachphone.server.operations;

import dev.attachphone.openapi.Operation;
import dev.attachphone.server.http.answer.Answer;
import dev.attachphone.server.http.answer.PlainTextEndpoint;
import dev.attachphone.server.operations.OperatorAuthorization.Decision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** {@code GET /metrics} in the text format of Prometheus or as OpenMetrics. Requires an operator token with the scope {@code metrics}. */
record MetricsEndpoint(OperatorAuthorization authorization, Function<String, PlainTextEndpoint.PlainText> metrics)
        implements PlainTextEndpoint {

    @Override
    public String path() {
        return "/metrics";
    }

    @Override
    public Optional<Answer> refusal(Operation anyOperation, List<String> values) {
        Decision decision = authorization.decide(anyOperation, values, Set.of(TokenScope.METRICS));
        return decision instanceof Decision.Denied denied ? Optional.of(denied.answer()) : Optional.empty();
    }

    @Override
    public PlainText text(String accept) {
        return metrics.apply(accept);
    }
}
