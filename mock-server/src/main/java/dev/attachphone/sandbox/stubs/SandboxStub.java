package dev.attachphone.sandbox.stubs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stub of the sandbox. WireMock's form of it is built when it is first needed. Thread-safe. */
final class SandboxStub {

    private static final int DEFAULT_PRIORITY = 5;

    private final ObjectNode json;
    private final String preference;
    private final StubCondition condition;
    private volatile @Nullable StubMapping mapping;

    /**
     * Creates a stub.
     *
     * @param json the stub in WireMock's JSON format, with a name and an id
     * @param preference the preference that it answers, such as {@code code=409}; empty if it answers requests without one
     */
    SandboxStub(ObjectNode json, String preference) {
        this.json = json;
        this.preference = preference;
        this.condition = StubCondition.of(json.path("request"));
    }

    /** The request pattern in WireMock's JSON format. */
    JsonNode request() {
        return json.path("request");
    }

    UUID id() {
        return UUID.fromString(json.path("id").asText());
    }

    int priority() {
        return json.path("priority").asInt(DEFAULT_PRIORITY);
    }

    String preference() {
        return preference;
    }

    StubCondition condition() {
        return condition;
    }

    /** The stub in WireMock's form. */
    StubMapping mapping() {
        @Nullable StubMapping known = mapping;
        if (known == null) {
            known = StubMapping.buildFrom(json.toString());
            mapping = known;
        }
        return known;
    }
}
