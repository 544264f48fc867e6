package dev.attachphone.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.answer.SandboxResponses;
import dev.attachphone.sandbox.request.ServedOperations;
import dev.attachphone.sandbox.request.TenantAccount;
import dev.attachphone.sandbox.world.InvalidWorldException;
import dev.attachphone.sandbox.world.ResetSummary;
import dev.attachphone.sandbox.world.TenantState;
import dev.attachphone.sandbox.world.WorldReader;

/**
 * The world of a token: shown, declared anew, or begun afresh.
 *
 * @param stores where it is, and what else is kept of its token
 * @param reader reads what is declared
 * @param operations say which headers carry the token, and what the answer to a bad one is
 */
record WorldResource(SessionStores stores, WorldReader reader, ServedOperations operations) implements ControlResource {

    private static final int SHOWN = 1000;

    @Override
    public ResponseDefinition answer(ControlRequest controlRequest) {
        if (controlRequest.account().isEmpty()) {
            Operation attach = operations.attach();
            return SandboxResponses.of(
                    attach.answer("invalid-auth"),
                    "a world belongs to a token: send a valid one in "
                            + String.join(" or ", attach.credentialHeaders()));
        }
        TenantAccount tenantAccount = controlRequest.account().get();
        RequestMethod method = controlRequest.request().getMethod();
        if (method.equals(RequestMethod.DELETE)) {
            return forgotten(tenantAccount);
        }
        return method.equals(RequestMethod.PUT)
                ? declared(tenantAccount, controlRequest.request().getBodyAsString())
                : ControlResponses.ok("The world of this token", shown(tenantAccount));
    }

    private ResponseDefinition forgotten(TenantAccount tenantAccount) {
        ResetSummary resetSummary = stores.tenants().reset(tenantAccount);
        stores.clearRequests(tenantAccount.tenant());
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("forgotten_numbers", resetSummary.numbers())
                .put("forgotten_agents", resetSummary.agents());
        return ControlResponses.ok("This token's world is as it was at the start, for all of its accounts", data);
    }

    private ResponseDefinition declared(TenantAccount tenantAccount, String text) {
        try {
            stores.tenants().declare(tenantAccount, reader.read(tenantAccount, text));
            return ControlResponses.ok("This token's world is as declared", shown(tenantAccount));
        } catch (InvalidWorldException e) {
            return ControlResponses.error(400, "This is no world: " + e.getMessage());
        }
    }

    private ObjectNode shown(TenantAccount tenantAccount) {
        TenantState tenantState = stores.tenants().of(tenantAccount);
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("account", tenantAccount.displayName());
        ArrayNode numbers = data.putArray("numbers");
        tenantState.attachments().entrySet().stream()
                .limit(SHOWN)
                .forEach(each -> numbers.addObject()
                        .put("number", each.getKey())
                        .put("account", each.getValue().account().name())
                        .put("agent", each.getValue().agent())
                        .put("provider", each.getValue().provider())
                        .put("status", each.getValue().status().text())
                        .put("attached_at", each.getValue().at().toString()));
        data.put("all_numbers", tenantState.attachments().size());
        ArrayNode agents = data.putArray("agents");
        tenantState.agents(tenantAccount).forEach(agents::add);
        data.put("every_agent_exists", tenantState.hasEveryAgent(tenantAccount));
        return data;
    }
}
