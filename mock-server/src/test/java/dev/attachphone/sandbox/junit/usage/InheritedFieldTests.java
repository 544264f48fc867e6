package dev.attachphone.sandbox.junit.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.sandbox.junit.SandboxExtension;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The extension in a static field of a base class. The classes that inherit it may run in parallel. */
abstract class InheritedFieldTests {

    @RegisterExtension
    static final SandboxExtension sandbox = SandboxExtension.newInstance();

    @BeforeAll
    static void declareTheWorldOfAllTests() {
        sandbox.world(
                "{\"held\": [{\"number\": \"+4930000003\", \"agent\": \"agent_support\", \"provider\": \"san\"}]}");
    }

    @RepeatedTest(5)
    void eachTestHasItsOwnTokenAndTheDeclaredWorld() throws Exception {
        AttachPhoneClient client = new AttachPhoneClient(sandbox.baseUrl(), sandbox.token());
        assertEquals(409, client.attach("agent_sales", "+4930000003"));
        assertEquals(200, client.attach("agent_sales", "+4930000013"));
        assertEquals(2, sandbox.journal().size());
    }

    @RepeatedTest(3)
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void tokenIsKnownOnTheThreadOfATimeout() throws Exception {
        assertEquals(
                200, new AttachPhoneClient(sandbox.baseUrl(), sandbox.token()).attach("agent_timeout", "+4930000013"));
        assertEquals(1, sandbox.journal().size());
    }
}
