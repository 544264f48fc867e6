package dev.attachphone.server.attach;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Makes agent ids: {@code agent_} and twelve characters, drawn at random so that nobody can guess another account's. */
public final class AgentIdGenerator {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 12;

    private final RandomGenerator random = new SecureRandom();

    /** A new id. */
    public String next() {
        return random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining("", "agent_", ""));
    }
}
