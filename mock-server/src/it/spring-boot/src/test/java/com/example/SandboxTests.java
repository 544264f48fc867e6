package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.sandbox.junit.SandboxExtension;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The classes that inherit this one share an application context, which Spring caches. */
@SpringBootTest
abstract class SandboxTests {

    @RegisterExtension
    static final SandboxExtension sandbox = SandboxExtension.newInstance();

    @Autowired
    private AttachPhoneClient client;

    @DynamicPropertySource
    static void sandboxProperties(DynamicPropertyRegistry registry) {
        registry.add("attach-phone.url", sandbox::baseUrl);
        registry.add("attach-phone.token", sandbox::token);
    }

    @Test
    void numberIsAttached() {
        Map<?, ?> answer = client.attach("agent_sales", "+4930000001");
        assertEquals(200, answer.get("code"), answer::toString);
        assertEquals("attached", sandbox.journal().get(0).received().answer());
        assertEquals(1, sandbox.journal().size());
    }

    @Test
    void heldNumberIsAConflict() {
        sandbox.world("{\"held\": [{\"number\": \"+4930000001\", \"agent\": \"agent_support\", \"provider\": \"san\"}]}");
        assertEquals(409, client.attach("agent_sales", "+4930000001").get("code"));
        assertEquals("already-attached", sandbox.journal().get(0).received().answer());
    }

    @Test
    void librariesOfTheApplicationAreItsOwn() throws Exception {
        for (String name : List.of(
                "com/fasterxml/jackson/core/JsonFactory.class",
                "com/fasterxml/jackson/databind/ObjectMapper.class",
                "org/yaml/snakeyaml/Yaml.class",
                "jakarta/annotation/PostConstruct.class")) {
            List<URL> places = Collections.list(getClass().getClassLoader().getResources(name));
            assertTrue(places.stream().noneMatch(place -> place.toString().contains("dev/attachphone/mock-server/")), places::toString);
            assertTrue(places.size() <= 1, places::toString);
        }
    }
}
