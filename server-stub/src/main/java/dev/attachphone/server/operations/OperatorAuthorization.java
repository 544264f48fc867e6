package dev.attachphone.server.operations;

import dev.attachphone.openapi.Operation;
import dev.attachphone.server.http.answer.Answer;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Decides whether a request of an operator is authorized. Thread-safe.
 *
 * @param tokens returns the valid tokens
 */
record OperatorAuthorization(Supplier<List<OperatorToken>> tokens) {

    /** Whether a request is authorized. */
    sealed interface Decision {

        /** The request is authorized by a token. */
        record Authorized(OperatorToken token) implements Decision {}

        /** The request is not authorized. */
        record Denied(Answer answer) implements Decision {}
    }

    /**
     * Decides on a request.
     *
     * @param operation the operation of the request; all operations declare the same credential header and answers
     * @param authorization the values of the header, of which there must be one
     * @param scopes the scopes of which the token needs one
     */
    Decision decide(Operation operation, List<String> authorization, Set<TokenScope> scopes) {
        Optional<OperatorToken> token = authorization.size() == 1
                ? operation
                        .credentials()
                        .get(0)
                        .credentialIn(authorization.get(0))
                        .flatMap(this::find)
                : Optional.empty();
        if (token.isEmpty()) {
            return new Decision.Denied(Answer.of(operation.answer("operator-token-required")));
        }
        return Collections.disjoint(token.get().scopes(), scopes)
                ? new Decision.Denied(Answer.of(operation.answer("scope-required")))
                : new Decision.Authorized(token.get());
    }

    private Optional<OperatorToken> find(String credential) {
        String digest = OperatorToken.digest(credential);
        return tokens.get().stream().filter(token -> token.hasDigest(digest)).findFirst();
    }
}
