package dev.attachphone.server.operations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** What the operator proves who it is with. */
public final class OperatorToken {

    private static final String SCHEME = "Bearer ";

    private final byte[] token;

    /** The token, which nobody else must know. */
    public OperatorToken(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether that is the value of an {@code Authorization} header with this token. Takes as long for one that is nearly right. */
    boolean isIn(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        token, authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8));
    }
}
