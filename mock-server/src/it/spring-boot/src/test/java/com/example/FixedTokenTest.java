package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.sandbox.junit.SandboxExtension;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The token is in the configuration of the application. */
@SpringBootTest(properties = "attach-phone.token=configured")
class FixedTokenTest {

    @RegisterExtension
    static final SandboxExtension sandbox = SandboxExtension.newInstance().withToken("configured");

    @DynamicPropertySource
    static void sandboxProperties(DynamicPropertyRegistry registry) {
        registry.add("attach-phone.url", sandbox::baseUrl);
    }

    @RepeatedTest(2)
    void stateIsResetBeforeEachTest(@Autowired AttachPhoneClient client) {
        client.attach("agent_sales", "+4930000001");
        assertEquals(1, sandbox.journal().size());
    }
}
