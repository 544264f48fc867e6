package dev.attachphone.server.http.answer;

import dev.attachphone.openapi.Operation;

/** The contract's answers that are given outside the resources: by routing, filters, body readers and exception mappers. */
public enum CommonAnswer {
    REQUEST_TIMEOUT("request-timeout"),
    URI_TOO_LONG("uri-too-long"),
    HEADERS_TOO_LARGE("headers-too-large"),
    UNSUPPORTED_TRANSFER_CODING("unsupported-transfer-coding"),
    OVERLOADED("overloaded"),
    UNKNOWN_PATH("unknown-path"),
    METHOD_NOT_ALLOWED("method-not-allowed"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type"),
    NOT_ACCEPTABLE("not-acceptable"),
    BODY_TOO_LARGE("body-too-large"),
    TOO_MANY_REQUESTS("too-many-requests"),
    INVALID_AUTH("invalid-auth"),
    MALFORMED_BODY("malformed-body"),
    INTERNAL_SERVER_ERROR("internal-server-error");

    private final String answer;

    CommonAnswer(String answer) {
        this.answer = answer;
    }

    /** The name of the answer in the contract. */
    public String answer() {
        return answer;
    }

    /** The answer as an operation defines it. */
    public Answer of(Operation operation) {
        return Answer.of(operation.answer(answer));
    }
}
