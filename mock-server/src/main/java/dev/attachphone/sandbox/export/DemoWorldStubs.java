package dev.attachphone.sandbox.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.CredentialHeader;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.answer.SandboxResponses;
import dev.attachphone.sandbox.request.TenantAccount;
import dev.attachphone.sandbox.stubs.StubCatalogue;
import java.util.ArrayList;
import java.util.List;

/** Creates stubs for the stateless rules of the demo world: which agents exist and which providers are configured. */
final class DemoWorldStubs {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final DemoWorld world;
    private final Operation attach;
    private final List<String> providers;

    DemoWorldStubs(DemoWorld world, Contract contract) {
        this.world = world;
        this.attach = contract.operation("attachPhoneNumber");
        this.providers = contract.providers();
    }

    List<ObjectNode> all() {
        List<ObjectNode> stubs = new ArrayList<>();
        ObjectNode unknown = stub("agent-not-found", "for the agent that no account has");
        one(unknown, "agent_id", List.of(world.unknownAgent()));
        stubs.add(unknown);
        for (DemoWorld.DemoAccount account : world.accounts()) {
            for (CredentialHeader header : attach.credentials()) {
                stubs.add(otherAgents(account, header));
                if (!account.providers().containsAll(providers)) {
                    stubs.add(otherProviders(account, header));
                }
            }
        }
        return stubs;
    }

    private ObjectNode otherAgents(DemoWorld.DemoAccount account, CredentialHeader header) {
        ObjectNode stub = stub("agent-not-found", "for account " + account.name() + " by " + header.name());
        credential(stub, header.name(), HeaderRegexes.credential(header, account.token()));
        noneOf(stub, "agent_id", account.agents());
        return stub;
    }

    // In every tenant, an account with that name has these providers.
    private ObjectNode otherProviders(DemoWorld.DemoAccount account, CredentialHeader header) {
        ObjectNode stub = stub("provider-not-configured", "for account " + account.name() + " by " + header.name());
        credential(
                stub,
                header.name(),
                HeaderRegexes.credentialOf(
                        header, TenantAccount.of(account.token()).name()));
        noneOf(stub, "provider", account.providers());
        return stub;
    }

    private ObjectNode stub(String name, String which) {
        NamedAnswer answer = attach.answer(name);
        ObjectNode stub = JSON.objectNode()
                .put("name", name + " of " + attach.id() + " " + which)
                .put("priority", StubCatalogue.priority(attach, answer));
        stub.putObject("request").put("method", attach.method()).put("urlPath", attach.path());
        stub.set("response", SandboxResponses.json(answer));
        return stub;
    }

    private static void credential(ObjectNode stub, String header, String pattern) {
        stub.withObject("request").putObject("headers").putObject(header).put("matches", pattern);
    }

    private static void one(ObjectNode stub, String field, List<String> values) {
        stub.withObject("request").putArray("bodyPatterns").addObject().set("matchesJsonSchema", among(field, values));
    }

    private static void noneOf(ObjectNode stub, String field, List<String> values) {
        stub.withObject("request")
                .putArray("bodyPatterns")
                .addObject()
                .putObject("not")
                .set("matchesJsonSchema", among(field, values));
    }

    private static ObjectNode among(String field, List<String> values) {
        ObjectNode schema = JSON.objectNode();
        values.forEach(schema.putObject("properties").putObject(field).putArray("enum")::add);
        return schema;
    }
}
