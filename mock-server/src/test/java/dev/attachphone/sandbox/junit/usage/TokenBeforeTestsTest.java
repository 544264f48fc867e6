package dev.attachphone.sandbox.junit.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.sandbox.junit.SandboxExtension;
import dev.attachphone.sandbox.junit.SandboxSession;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A token that is taken in {@code @BeforeAll} is used by all tests, one after the other. Its state is reset before each. */
class TokenBeforeTestsTest {

    /** Before any callback of JUnit, as Spring's {@code @DynamicPropertySource} may. */
    private static final String URL;

    @RegisterExtension
    static final SandboxExtension sandbox = SandboxExtension.newInstance();

    static {
        URL = sandbox.baseUrl();
    }

    private static final ExecutorService POOL = Executors.newSingleThreadExecutor();
    private static AttachPhoneClient client;

    @BeforeAll
    static void createTheClientOfAllTests() {
        client = new AttachPhoneClient(sandbox.baseUrl(), sandbox.token());
        sandbox.world(
                "{\"held\": [{\"number\": \"+4930000005\", \"agent\": \"agent_support\", \"provider\": \"san\"}]}");
    }

    @AfterAll
    static void stopThePool(SandboxSession session) {
        POOL.shutdown();
        assertEquals(sandbox.token(), session.token());
        assertEquals(URL, session.baseUrl());
    }

    @RepeatedTest(2)
    void stateIsResetToTheDeclaredWorld(SandboxSession session) throws Exception {
        assertEquals(409, client.attach("agent_sales", "+4930000005"));
        assertEquals(200, client.attach("agent_" + System.nanoTime(), "+4930000015"));
        assertEquals(2, sandbox.journal().size());
        assertEquals(2, session.journal().size());
    }

    @Test
    void tokenIsKnownInAThreadPool() throws Exception {
        assertEquals(
                200,
                POOL.submit(() -> client.attach("agent_pool", "+4930000015")).get());
        assertEquals(1, POOL.submit(sandbox::journal).get().size());
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void tokenIsKnownOnTheThreadOfATimeout() throws Exception {
        assertEquals(200, client.attach("agent_timeout", "+4930000015"));
        assertEquals(1, sandbox.journal().size());
    }
}
