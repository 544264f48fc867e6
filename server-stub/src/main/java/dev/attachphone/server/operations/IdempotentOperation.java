package dev.attachphone.server.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attachphone.server.http.answer.Answer;
import dev.attachphone.server.http.jaxrs.CurrentOperation;
import dev.attachphone.server.http.jaxrs.CurrentOrigin;
import dev.attachphone.server.registry.IdempotencyKey;
import dev.attachphone.server.registry.IdempotentRequests;
import dev.attachphone.server.registry.IdempotentRequests.IdempotentResult;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Executes an operation that creates something once for each {@code Idempotency-Key}. Only successful answers are kept. */
final class IdempotentOperation {

    private static final JsonMapper MAPPER = new JsonMapper();

    private IdempotentOperation() {}

    /**
     * Executes the current operation, or returns its earlier answer.
     *
     * @param key the key of the request; null if it has none
     * @param request the values of the request
     */
    static Response execute(
            ContainerRequestContext context,
            IdempotentRequests requests,
            @Nullable String key,
            List<?> request,
            Supplier<Response> work) {
        if (key == null) {
            return work.get();
        }
        IdempotentResult<Response> result = requests.execute(
                new IdempotencyKey(CurrentOrigin.of(context).actor(), key),
                CurrentOperation.of(context).id() + json(request),
                work,
                IdempotentOperation::answerToKeep);
        if (result instanceof IdempotentResult.Executed<Response> executed) {
            return executed.result();
        }
        return result instanceof IdempotentResult.Repeated<Response> repeated
                ? OperationResponses.success(context, read(repeated.answer()))
                : OperationResponses.refusal(context, "idempotency-key-reused");
    }

    private static Optional<String> answerToKeep(Response response) {
        Answer answer = Objects.requireNonNull(Answer.fromHeaders(response.getHeaders()));
        return answer.status() < 300 ? Optional.of(json(answer.body())) : Optional.empty();
    }

    private static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
