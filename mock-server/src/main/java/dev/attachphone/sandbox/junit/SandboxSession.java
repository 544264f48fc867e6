package dev.attachphone.sandbox.junit;

import java.util.List;

/**
 * A token of a running sandbox, with its own world, random faults, journal and integration card. Thread-safe: it can be used from all
 * threads of a test.
 *
 * <p>As a parameter of a test, of {@code @BeforeEach} or of {@code @AfterEach} it is the token of the test. As a parameter of
 * {@code @BeforeAll}, {@code @AfterAll} or of a constructor it is the {@link SandboxExtension}.
 *
 * <p>All methods throw {@link java.io.UncheckedIOException} if the sandbox cannot be reached.
 */
public interface SandboxSession {

    /** The URL of the sandbox without a trailing slash. */
    String baseUrl();

    /** The token. It is valid, and not blank. */
    String token();

    /**
     * Another token of the same sandbox, such as one that is written in the configuration of the code under test.
     *
     * @throws IllegalArgumentException if the token is blank
     */
    SandboxSession withToken(String token);

    /**
     * Replaces the world of the token.
     *
     * @param json the world, as the body of {@code PUT /__sandbox/world}
     * @throws IllegalArgumentException if the world is invalid
     */
    void world(String json);

    /**
     * Lets answers to the token fail at random, with seed 0.
     *
     * @param percent the percentage of the answers; 0 for none
     * @throws IllegalArgumentException if the percentage is out of range
     */
    default void chaos(int percent) {
        chaos(percent, 0);
    }

    /**
     * Lets answers to the token fail at random.
     *
     * @param percent the percentage of the answers; 0 for none
     * @param seed the seed of the random numbers
     * @throws IllegalArgumentException if the percentage is out of range
     */
    void chaos(int percent, long seed);

    /** Resets the world, random faults, journal and card of the token. */
    void reset();

    /** The latest requests with the token and their answers, oldest first, at most 200. */
    List<JournaledExchange> journal();

    /** The integration card: of the token, or in {@code @AfterAll} of all tests of the class and of its nested classes. */
    IntegrationCard card();

    /** The integration card of all tests so far that use a sandbox with the same settings. */
    IntegrationCard suiteCard();
}
