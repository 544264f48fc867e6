package dev.attachphone.sandbox.junit.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.sandbox.junit.AttachPhoneSandbox;
import dev.attachphone.sandbox.junit.SandboxSession;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The annotation, and a {@link SandboxSession} wherever JUnit allows parameters. */
@AttachPhoneSandbox(
        world = "{\"held\": [{\"number\": \"+4930000006\", \"agent\": \"agent_support\", \"provider\": \"san\"}]}")
class AnnotationTest {

    private final SandboxSession ofConstructor;
    private AttachPhoneClient client;

    AnnotationTest(SandboxSession ofConstructor) {
        this.ofConstructor = ofConstructor;
    }

    @BeforeAll
    static void sandboxIsRunning(SandboxSession session) {
        assertTrue(session.baseUrl().startsWith("http://127.0.0.1:"), session.baseUrl());
    }

    @BeforeEach
    void createClient(SandboxSession session) {
        client = new AttachPhoneClient(session.baseUrl(), session.token());
    }

    @RepeatedTest(2)
    void testsStartInTheDeclaredWorld(SandboxSession session) throws Exception {
        assertEquals(409, client.attach("agent_sales", "+4930000006"));
        assertEquals(200, client.attach("agent_" + System.nanoTime(), "+4930000016"));
        assertEquals(2, session.journal().size());
        assertEquals(session.token(), ofConstructor.token());
    }

    @TestFactory
    List<DynamicTest> dynamicTestsHaveTheTokenOfTheirFactory(SandboxSession session) {
        return List.of(DynamicTest.dynamicTest("token", () -> assertEquals(session.token(), ofConstructor.token())));
    }

    @Nested
    class NestedTests {

        @Test
        void startInTheWorldOfTheOuterClass() throws Exception {
            assertEquals(409, client.attach("agent_sales", "+4930000006"));
        }
    }

    @Nested
    @AttachPhoneSandbox(
            world = "{\"held\": [{\"number\": \"+4930000016\", \"agent\": \"agent_support\", \"provider\": \"san\"}]}")
    class NestedTestsWithAnotherWorld {

        @Test
        void startInTheirOwnWorld() throws Exception {
            assertEquals(200, client.attach("agent_sales", "+4930000006"));
            assertEquals(409, client.attach("agent_sales", "+4930000016"));
        }
    }

    @AfterAll
    static void cardOfTheClassCombinesItsTests(SandboxSession session) {
        assertTrue(session.card().met().containsAll(List.of("attached", "already-attached")), session.card()::toString);
    }
}
