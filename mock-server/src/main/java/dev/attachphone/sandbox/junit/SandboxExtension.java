package dev.attachphone.sandbox.junit;

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
 * A sandbox for the tests of a class, and a token of its own for each test, with nothing attached and nothing kept from another
 * test. Register it in a static field; in any other, every test starts a sandbox. Tests of a class may run at the same time.
 */
public final class SandboxExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    @SuppressWarnings("ThreadLocalUsage") // each extension has tokens of its own, and there are few of them
    private final ThreadLocal<String> token = new ThreadLocal<>();

    private final SandboxSettings sandboxSettings;
    private @Nullable Sandbox sandbox;
    private boolean startedForOneTest;

    private SandboxExtension(SandboxSettings sandboxSettings) {
        this.sandboxSettings = sandboxSettings;
    }

    /** A sandbox of the built-in contract on a free port of this machine. */
    public static SandboxExtension onFreePort() {
        return with(SandboxSettings.at("127.0.0.1", 0));
    }

    /** A sandbox with those settings. */
    public static SandboxExtension with(SandboxSettings sandboxSettings) {
        return new SandboxExtension(sandboxSettings);
    }

    /** Where it listens, without a slash at the end. */
    public String url() {
        return running().url();
    }

    /** A valid token, which no other test uses. */
    public String token() {
        @Nullable String own = token.get();
        if (own == null) {
            throw new IllegalStateException("a token belongs to a test: ask for it in a test, on its own thread");
        }
        return own;
    }

    /**
     * Has the token's world be as declared, with nothing else attached.
     *
     * @param json the world as {@code PUT /__sandbox/world} takes it
     * @throws IllegalArgumentException if it is none
     */
    public void declare(String json) {
        client().send("PUT", "world", json);
    }

    /** Has the token's world, journal and card be as at the start. */
    public void reset() {
        client().send("DELETE", "world", "");
    }

    /** What the token's client was answered, the oldest first; at most the last 200 answers. */
    public List<RecordedAnswer> journal() {
        return client().journal();
    }

    /** What the token's client has met, and how it took it. */
    public IntegrationCard card() {
        return client().card();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        sandbox = Sandbox.start(sandboxSettings);
    }

    @Override
    public synchronized void beforeEach(ExtensionContext context) {
        if (sandbox == null) {
            sandbox = Sandbox.start(sandboxSettings);
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
            throw new IllegalStateException("no sandbox is running: register the extension with @RegisterExtension");
        }
        return sandbox;
    }
}
