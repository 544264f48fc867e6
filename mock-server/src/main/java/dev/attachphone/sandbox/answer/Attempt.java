package dev.attachphone.sandbox.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.request.Account;
import dev.attachphone.sandbox.request.Body;
import dev.attachphone.sandbox.request.Credentials;
import dev.attachphone.sandbox.request.StrictJson;

/**
 * A request that has passed every stub before the one that touches state.
 *
 * @param account who sent it
 * @param body what was sent
 */
record Attempt(Account account, ObjectNode body) {

    static Attempt of(Operation operation, ServeEvent event) {
        Account account =
                Credentials.of(operation, event.getRequest()).account().orElseThrow();
        if (StrictJson.read(event.getRequest().getBody()) instanceof Body.Read read) {
            return new Attempt(account, read.json());
        }
        throw new IllegalStateException("a malformed body got past its stub");
    }
}
