package dev.attachphone.sandbox.junit.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.sandbox.junit.SandboxExtension;
import dev.attachphone.sandbox.junit.SandboxSession;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The extension in an instance field. It belongs to one test, so its token is known on all threads, also if tests run in parallel. */
@Execution(ExecutionMode.CONCURRENT)
class InstanceFieldTest {

    @RegisterExtension
    final SandboxExtension sandbox = SandboxExtension.newInstance();

    private AttachPhoneClient client;

    @BeforeEach
    void createClient() {
        client = new AttachPhoneClient(sandbox.baseUrl(), sandbox.token());
    }

    @RepeatedTest(4)
    void tokenIsKnownOnAllThreads(SandboxSession session) throws Exception {
        assertEquals(200, client.attach("agent_sales", "+4930000002"));
        assertEquals(
                session.token(), CompletableFuture.supplyAsync(sandbox::token).get());
        assertEquals(1, CompletableFuture.supplyAsync(sandbox::journal).get().size());
    }

    @Nested
    class NestedTests {

        @Test
        void useTheExtensionOfTheOuterInstance() throws Exception {
            assertEquals(200, client.attach("agent_nested", "+4930000002"));
            assertEquals("attached", sandbox.journal().get(0).received().answer());
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @Execution(ExecutionMode.SAME_THREAD)
    class OneInstanceForAllTests {

        @RegisterExtension
        final SandboxExtension own = SandboxExtension.newInstance();

        @RepeatedTest(2)
        void eachTestHasItsOwnToken() throws Exception {
            int status = new AttachPhoneClient(own.baseUrl(), own.token()).attach("agent_sales", "+4930000002");
            assertEquals(200, status);
            assertEquals(1, own.journal().size());
        }
    }
}
