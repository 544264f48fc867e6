package dev.attachphone.server.registry;

import java.security.SecureRandom;
import java.util.Base64;

/** Generates credentials and operator tokens with 192 random bits. */
public final class CredentialGenerator {

    /** Identify a credential and an operator token of this server to people and to secret scanners. */
    private static final String CREDENTIAL_PREFIX = "apn_";

    private static final String OPERATOR_TOKEN_PREFIX = "apn_operator_";

    private static final int RANDOM_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CredentialGenerator() {}

    /** Generates a credential of an account. */
    public static String generate() {
        return CREDENTIAL_PREFIX + randomText();
    }

    /** Generates a token of an operator. */
    public static String operatorToken() {
        return OPERATOR_TOKEN_PREFIX + randomText();
    }

    private static String randomText() {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
