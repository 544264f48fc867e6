package dev.attachphone.server.http.answer;

import dev.attachphone.openapi.Operation;
import java.util.Locale;

/** The contract's answers that are given outside the resources: by routing, filters, body readers and exception mappers. */
public enum CommonAnswer {
    UNKNOWN_PATH,
    METHOD_NOT_ALLOWED,
    UNSUPPORTED_MEDIA_TYPE,
    NOT_ACCEPTABLE,
    BODY_TOO_LARGE,
    INVALID_AUTH,
    MALFORMED_BODY,
    INTERNAL_SERVER_ERROR;

    /** The name of the answer in the contract. */
    public String answer() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The answer as an operation defines it. */
    public Answer of(Operation operation) {
        return Answer.of(operation.answer(answer()));
    }
}
