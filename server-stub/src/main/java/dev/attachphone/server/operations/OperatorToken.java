package dev.attachphone.server.operations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** What the operator proves who it is with. */
public final class OperatorToken {

    private static final String SCHEME = "Bearer ";

    private final byte[] token;

    /** The token, which nobody else must know. */
    public OperatorToken(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether these values of an {@code Authorization} header are one value with this token. */
    boolean matches(List<String> authorization) {
        return authorization.size() == 1 && isIn(authorization.get(0));
    }

    /** Whether that is the value of an {@code Authorization} header with this token. Takes as long for one that is nearly right. */
    private boolean isIn(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        token, authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8));
    }
}
