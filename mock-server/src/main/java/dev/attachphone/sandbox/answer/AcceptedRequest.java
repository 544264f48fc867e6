package dev.attachphone.sandbox.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.request.JsonBodyParser;
import dev.attachphone.sandbox.request.ParsedBody;
import dev.attachphone.sandbox.request.RequestCredentials;
import dev.attachphone.sandbox.request.TenantAccount;

/**
 * A request that has passed every stub before the one that touches state.
 *
 * @param account who sent it
 * @param body what was sent
 */
record AcceptedRequest(TenantAccount account, ObjectNode body) {

    static AcceptedRequest of(Operation operation, ServeEvent event) {
        TenantAccount tenantAccount =
                RequestCredentials.of(operation, event.getRequest()).account().orElseThrow();
        if (JsonBodyParser.parse(event.getRequest().getBody()) instanceof ParsedBody.ObjectBody objectBody) {
            return new AcceptedRequest(tenantAccount, objectBody.json());
        }
        throw new IllegalStateException("a malformed body got past its stub");
    }
}
