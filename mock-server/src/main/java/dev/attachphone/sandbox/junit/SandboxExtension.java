package dev.attachphone.sandbox.junit;

import dev.attachphone.sandbox.CannotListenException;
import dev.attachphone.sandbox.Sandbox;
import dev.attachphone.sandbox.SandboxSettings;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A JUnit extension that runs a sandbox for the tests of a class. Every test has its own token, whose state is initially empty.
 *
 * <p>Register it with {@code @RegisterExtension} in a static field. In an instance field it starts a sandbox for every test. The
 * tests of a class may run in parallel if the field is static.
 *
 * <p>The sandbox starts before the first test; {@link CannotListenException} is thrown if its port is not available.
 */
public final class SandboxExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    @SuppressWarnings("ThreadLocalUsage") // each extension has its own tokens, and there are few extensions
    private final ThreadLocal<String> token = new ThreadLocal<>();

    private final SandboxSettings settings;
    private @Nullable Sandbox sandbox;
    private boolean startedForOneTest;

    private SandboxExtension(SandboxSettings settings) {
        this.settings = settings;
    }

    /** Creates an extension with the built-in contract on a free port of 127.0.0.1. */
    public static SandboxExtension onFreePort() {
        return with(SandboxSettings.at("127.0.0.1", 0));
    }

    /** Creates an extension with the settings. */
    public static SandboxExtension with(SandboxSettings settings) {
        return new SandboxExtension(settings);
    }

    /**
     * The URL of the sandbox without a trailing slash.
     *
     * @throws IllegalStateException if the sandbox is not running
     */
    public String url() {
        return running().url();
    }

    /**
     * The token of the current test. It is valid and not used by any other test.
     *
     * @throws IllegalStateException if it is called outside of a test or on another thread
     */
    public String token() {
        @Nullable String own = token.get();
        if (own == null) {
            throw new IllegalStateException("there is a token only during a test, on the thread of the test");
        }
        return own;
    }

    /**
     * Replaces the state of the token by a declared world.
     *
     * @param json the world, as the body of {@code PUT /__sandbox/world}
     * @throws IllegalArgumentException if the world is invalid
     */
    public void declare(String json) {
        client().send("PUT", "world", json);
    }

    /** Resets the world, journal and card of the token. */
    public void reset() {
        client().send("DELETE", "world", "");
    }

    /** The answers to the latest requests with the token, oldest first, at most 200. */
    public List<RecordedAnswer> journal() {
        return client().journal();
    }

    /** The integration card of the token. */
    public IntegrationCard card() {
        return client().card();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        sandbox = Sandbox.start(settings);
    }

    @Override
    public synchronized void beforeEach(ExtensionContext context) {
        if (sandbox == null) {
            sandbox = Sandbox.start(settings);
            startedForOneTest = true;
        }
        token.set(UUID.randomUUID().toString());
    }

    @Override
    public synchronized void afterEach(ExtensionContext context) {
        reset();
        token.remove();
        if (startedForOneTest) {
            afterAll(context);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        running().close();
        sandbox = null;
        startedForOneTest = false;
    }

    private ControlApiClient client() {
        return new ControlApiClient(url(), token());
    }

    private Sandbox running() {
        if (sandbox == null) {
            throw new IllegalStateException(
                    "the sandbox is not running; register the extension with @RegisterExtension");
        }
        return sandbox;
    }
}
