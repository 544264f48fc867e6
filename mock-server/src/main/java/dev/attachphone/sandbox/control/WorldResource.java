package dev.attachphone.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.answer.Reply;
import dev.attachphone.sandbox.request.Account;
import dev.attachphone.sandbox.request.Operations;
import dev.attachphone.sandbox.world.BadWorld;
import dev.attachphone.sandbox.world.Forgotten;
import dev.attachphone.sandbox.world.Realm;
import dev.attachphone.sandbox.world.WorldReader;

/**
 * The world of a token: shown, declared anew, or begun afresh.
 *
 * @param memory where it is, and what else is kept of its token
 * @param reader reads what is declared
 * @param operations say which headers carry the token, and what the answer to a bad one is
 */
record WorldResource(Memory memory, WorldReader reader, Operations operations) implements Resource {

    private static final int SHOWN = 1000;

    @Override
    public ResponseDefinition answer(Inquiry inquiry) {
        if (inquiry.account().isEmpty()) {
            Operation attach = operations.attach();
            return Reply.of(
                    attach.answer("invalid-auth"),
                    "a world belongs to a token: send a valid one in "
                            + String.join(" or ", attach.credentialHeaders()));
        }
        Account account = inquiry.account().get();
        RequestMethod method = inquiry.request().getMethod();
        if (method.equals(RequestMethod.DELETE)) {
            return forgotten(account);
        }
        return method.equals(RequestMethod.PUT)
                ? declared(account, inquiry.request().getBodyAsString())
                : Controls.done("The world of this token", shown(account));
    }

    private ResponseDefinition forgotten(Account account) {
        Forgotten forgotten = memory.worlds().forget(account);
        memory.forgetRequests(account.realm());
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("forgotten_numbers", forgotten.numbers())
                .put("forgotten_agents", forgotten.agents());
        return Controls.done("This token's world is as it was at the start, for all of its accounts", data);
    }

    private ResponseDefinition declared(Account account, String text) {
        try {
            memory.worlds().declare(account, reader.read(account, text));
            return Controls.done("This token's world is as declared", shown(account));
        } catch (BadWorld e) {
            return Controls.refused(400, "This is no world: " + e.getMessage());
        }
    }

    private ObjectNode shown(Account account) {
        Realm realm = memory.worlds().of(account);
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("account", account.label());
        ArrayNode numbers = data.putArray("numbers");
        realm.attachments().entrySet().stream()
                .limit(SHOWN)
                .forEach(each -> numbers.addObject()
                        .put("number", each.getKey())
                        .put("account", each.getValue().account().name())
                        .put("agent", each.getValue().agent())
                        .put("provider", each.getValue().provider())
                        .put("status", each.getValue().status().text())
                        .put("attached_at", each.getValue().at().toString()));
        data.put("all_numbers", realm.attachments().size());
        ArrayNode agents = data.putArray("agents");
        realm.agents(account).forEach(agents::add);
        data.put("every_agent_exists", realm.hasEveryAgent(account));
        return data;
    }
}
