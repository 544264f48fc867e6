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
import dev.attachphone.sandbox.world.SandboxLimits;
import dev.attachphone.sandbox.world.TenantState;
import dev.attachphone.sandbox.world.TenantState.ResetSummary;
import dev.attachphone.sandbox.world.TenantState.TenantAttachment;
import dev.attachphone.sandbox.world.WorldReader;
import dev.attachphone.sandbox.world.WorldWriter;
import java.util.Map;

/**
 * Returns, replaces and resets the world of a token. Under {@link SandboxLimits#SNAPSHOT_PATH} it is a snapshot: a file that restores the
 * world.
 *
 * @param stores the stores of the sandbox
 * @param reader reads declared worlds
 * @param operations the operations of the contract
 */
record WorldResource(SessionStores stores, WorldReader reader, ServedOperations operations) implements ControlResource {

    private static final int MAX_NUMBERS_SHOWN = 1000;

    @Override
    public ResponseDefinition answer(ControlRequest request) {
        if (request.inspection().account().isEmpty()) {
            Operation attach = operations.attach();
            return SandboxResponses.of(
                    attach.answer("invalid-auth"),
                    "a world belongs to a token; send a valid token in "
                            + String.join(" or ", attach.credentialHeaders()));
        }
        TenantAccount account = request.inspection().account().get();
        RequestMethod method = request.request().getMethod();
        boolean isSnapshot = request.inspection().path().equals(SandboxLimits.SNAPSHOT_PATH);
        if (method.equals(RequestMethod.DELETE)) {
            return reset(account);
        }
        if (method.equals(RequestMethod.PUT)) {
            int maxBytes = isSnapshot
                    ? SandboxLimits.MAX_SNAPSHOT_BYTES
                    : operations.contract().get().limits().maxBodyBytes();
            if (request.request().getBody().length > maxBytes) {
                return ControlResponses.error(413, "The body is larger than " + maxBytes + " bytes");
            }
            // The body that the stubs match on has zeros in place of numbers.
            return declared(account, request.inspection().text(), isSnapshot);
        }
        return isSnapshot
                ? ControlResponses.text("application/json", snapshot(account))
                : ControlResponses.ok("The world of this token", shown(account));
    }

    /** The world in the form of the file that {@code --world} reads. */
    private String snapshot(TenantAccount account) {
        return JsonNodeFactory.instance
                .objectNode()
                .set(account.tenant(), WorldWriter.json(stores.tenants().snapshot(account)))
                .toString();
    }

    private ResponseDefinition reset(TenantAccount account) {
        ResetSummary removed = stores.tenants().reset(account);
        stores.clearRequests(account.tenant());
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("forgotten_numbers", removed.numbers())
                .put("forgotten_agents", removed.agents());
        return ControlResponses.ok("The world of this token is reset, for all its accounts", data);
    }

    private ResponseDefinition declared(TenantAccount account, String text, boolean isSnapshot) {
        try {
            stores.tenants()
                    .declare(account, isSnapshot ? reader.readSnapshot(account, text) : reader.read(account, text));
            return ControlResponses.ok("The world of this token is as declared", shown(account));
        } catch (InvalidWorldException e) {
            return ControlResponses.error(400, "Invalid world: " + e.getMessage());
        }
    }

    private ObjectNode shown(TenantAccount account) {
        TenantState state = stores.tenants().of(account);
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("account", account.displayName());
        ArrayNode numbers = data.putArray("numbers");
        Map<String, TenantAttachment> attachments = stores.tenants().attachments(account);
        attachments.entrySet().stream()
                .limit(MAX_NUMBERS_SHOWN)
                .forEach(each -> numbers.addObject()
                        .put("number", each.getKey())
                        .put("account", each.getValue().account().name())
                        .put("agent", each.getValue().agent())
                        .put("provider", each.getValue().provider())
                        .put("status", each.getValue().status().text())
                        .put("attached_at", each.getValue().at().toString()));
        data.put("all_numbers", attachments.size());
        ArrayNode agents = data.putArray("agents");
        state.agents(account).forEach(agents::add);
        data.put("every_agent_exists", state.hasEveryAgent(account));
        return data;
    }
}
