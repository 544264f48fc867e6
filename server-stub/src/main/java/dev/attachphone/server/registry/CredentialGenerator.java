package dev.attachphone.server.registry;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes credentials that nobody can guess. */
public final class CredentialGenerator {

    /** By which people, and scanners for leaked secrets, know what it is. */
    private static final String KIND = "apn_";

    private static final int RANDOM_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CredentialGenerator() {}

    /** A new one. */
    public static String generate() {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return KIND + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
