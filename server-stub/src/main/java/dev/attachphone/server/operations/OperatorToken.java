package dev.attachphone.server.operations;

import dev.attachphone.openapi.Operation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** The secret token that authorizes requests of the operator. Thread-safe. */
public final class OperatorToken {

    private final byte[] token;

    public OperatorToken(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Whether a request is authorized: its credential header has exactly one value, which contains this token.
     *
     * @param operation the operation of the request; all operations declare the same credential header
     * @param authorization the values of the header
     */
    boolean authorizes(Operation operation, List<String> authorization) {
        return authorization.size() == 1
                && operation
                        .credentials()
                        .get(0)
                        .credentialIn(authorization.get(0))
                        .filter(this::isThisToken)
                        .isPresent();
    }

    // The time of the comparison does not depend on the number of equal characters.
    private boolean isThisToken(String credential) {
        return MessageDigest.isEqual(token, credential.getBytes(StandardCharsets.UTF_8));
    }
}
