package dev.attachphone.server.operations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.server.http.answer.Answer;
import dev.attachphone.server.http.jaxrs.CurrentOperation;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates the responses of the current operation from its named answers. */
final class OperationResponses {

    private OperationResponses() {}

    /** The success of the operation; each operation has exactly one. */
    static Response success(ContainerRequestContext request, Object body) {
        OperationLogFields.putResource(request, body);
        Operation operation = CurrentOperation.of(request);
        NamedAnswer success = operation.answers().values().stream()
                .filter(answer -> answer.status() < 300)
                .findFirst()
                .orElseThrow();
        return Answer.of(success, body).toResponse();
    }

    /** The answer with this name. */
    static Response refusal(ContainerRequestContext request, String name) {
        return Answer.of(CurrentOperation.of(request).answer(name)).toResponse();
    }

    /** The answer with this name, and the numbers that are its reason. */
    static Response refusal(ContainerRequestContext request, String name, List<String> numbers) {
        NamedAnswer named = CurrentOperation.of(request).answer(name);
        ObjectNode body = named.body().deepCopy();
        ArrayNode causes = body.putObject("data").putArray("numbers");
        numbers.forEach(causes::add);
        return Answer.of(named, body).toResponse();
    }

    /** The success with a body if it is present, otherwise the named answer. */
    static Response of(ContainerRequestContext request, Optional<? extends Object> body, String otherwise) {
        @Nullable Object found = body.orElse(null);
        return found == null ? refusal(request, otherwise) : success(request, found);
    }
}
