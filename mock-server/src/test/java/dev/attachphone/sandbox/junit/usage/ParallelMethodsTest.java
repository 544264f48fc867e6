package dev.attachphone.sandbox.junit.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.sandbox.junit.SandboxExtension;
import dev.attachphone.sandbox.junit.SandboxSession;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests of one class that run in parallel. */
@Execution(ExecutionMode.CONCURRENT)
class ParallelMethodsTest {

    @RegisterExtension
    static final SandboxExtension sandbox = SandboxExtension.newInstance();

    @RepeatedTest(4)
    void parameterIsKnownOnAllThreads(SandboxSession session) throws Exception {
        AttachPhoneClient client = new AttachPhoneClient(session.baseUrl(), session.token());
        assertEquals(200, client.attach("agent_parameter", "+4930000004"));
        assertEquals(1, CompletableFuture.supplyAsync(session::journal).get().size());
    }

    @RepeatedTest(4)
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void fieldIsKnownOnTheThreadOfTheTest(SandboxSession session) throws Exception {
        assertEquals(session.token(), sandbox.token());
        AttachPhoneClient client = new AttachPhoneClient(sandbox.baseUrl(), sandbox.token());
        assertEquals(200, client.attach("agent_field", "+4930000004"));
        assertEquals(1, sandbox.journal().size());
    }

    @RepeatedTest(2)
    void fieldRefusesToGuessOnOtherThreads() {
        CompletableFuture<String> token = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        token.complete(sandbox.token());
                    } catch (IllegalStateException e) {
                        token.completeExceptionally(e);
                    }
                })
                .start();
        ExecutionException failed = assertThrows(ExecutionException.class, token::get);
        assertTrue(failed.getMessage().contains("Add a parameter of the type SandboxSession"), failed.getMessage());
    }
}
