package dev.attachphone.sandbox;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Base class of tests that send requests to a sandbox on a free port. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RunningSandbox {

    static final Contract CONTRACT = Contract.load();
    static final Operation ATTACH = CONTRACT.operation("attachPhoneNumber");
    static final Operation CREATE = CONTRACT.operation("createAgent");

    private Sandbox sandbox;

    @BeforeAll
    void start() {
        sandbox = Sandbox.start(SandboxSettings.at("127.0.0.1", 0));
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    String url(String path) {
        return sandbox.url() + path;
    }

    String newToken() {
        return UUID.randomUUID().toString();
    }

    SandboxCall attach(String token, String body) {
        return SandboxCall.json(url(ATTACH.path()), body).header("token", token);
    }

    SandboxCall attach(String token, String agent, String provider, String numbers) {
        return attach(
                token,
                "{\"agent_id\":\"" + agent + "\",\"provider\":\"" + provider + "\",\"numbers\":[" + numbers + "]}");
    }

    SandboxCall create(String token, String body) {
        return SandboxCall.json(url(CREATE.path()), body).header("authorization", token);
    }

    String example(Operation operation, String name) {
        return Objects.requireNonNull(operation.requestExamples().get(name)).toString();
    }

    String good(Operation operation) {
        return example(operation, operation.equals(ATTACH) ? "attached" : "agent-created");
    }
}
