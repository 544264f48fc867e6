package dev.attachphone.server.registry;

import java.security.SecureRandom;
import java.util.Base64;

/** Generates credentials with 192 random bits. */
public final class CredentialGenerator {

    /** Identifies a credential of this server to people and to secret scanners. */
    private static final String PREFIX = "apn_";

    private static final int RANDOM_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CredentialGenerator() {}

    public static String generate() {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
