package dev.attachphone.server.operations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A token of an operator. The token itself is not kept.
 *
 * @param name the name of the token, for the log
 * @param scopes what it allows
 * @param sha256 the SHA-256 digest of the token, in lower-case hexadecimal
 */
public record OperatorToken(String name, Set<TokenScope> scopes, String sha256) {

    private static final String NAME = "[a-z0-9-]{1,63}";
    private static final Pattern LINE = Pattern.compile("(" + NAME + ") ([a-z,]+) ([0-9a-f]{64})");

    /** Thrown for a line of a token file that is not a token. */
    static final class InvalidTokenLineException extends Exception {

        private static final long serialVersionUID = 1L;

        InvalidTokenLineException(String message) {
            super(message);
        }
    }

    /**
     * Creates a token.
     *
     * @param name a {@linkplain #isName name}
     */
    public static OperatorToken of(String name, Set<TokenScope> scopes, String token) {
        return new OperatorToken(name, Set.copyOf(scopes), digest(token));
    }

    /** Whether a text can be the name of a token: up to 63 lower-case letters, digits and hyphens. */
    public static boolean isName(String text) {
        return text.matches(NAME);
    }

    /** Parses a line of a token file: the name, the scopes with commas between them, and the digest. */
    static OperatorToken parse(String line) throws InvalidTokenLineException {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new InvalidTokenLineException("is not a token; 'operator-token create' writes valid lines");
        }
        Set<TokenScope> scopes = EnumSet.noneOf(TokenScope.class);
        for (String text : matcher.group(2).split(",", -1)) {
            scopes.add(TokenScope.of(text)
                    .orElseThrow(() -> new InvalidTokenLineException(
                            "has the unknown scope '" + text + "'; there are " + names())));
        }
        return new OperatorToken(matcher.group(1), scopes, matcher.group(3));
    }

    private static String names() {
        return Arrays.stream(TokenScope.values()).map(TokenScope::text).collect(Collectors.joining(", "));
    }

    /** The line of a token file. */
    public String line() {
        return name + " "
                + EnumSet.copyOf(scopes).stream().map(TokenScope::text).collect(Collectors.joining(",")) + " " + sha256;
    }

    /** Whether a digest is that of this token. The time does not depend on the number of equal characters. */
    boolean hasDigest(String other) {
        return MessageDigest.isEqual(
                sha256.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    static String digest(String token) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform provides SHA-256", e);
        }
    }
}
