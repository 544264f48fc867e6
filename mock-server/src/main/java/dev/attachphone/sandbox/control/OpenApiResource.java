package dev.attachphone.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.openapi.Contract;
import java.util.function.Supplier;

/**
 * Returns the contract with the sandbox as its only server, so that requests from the reference page do not reach the vendor.
 *
 * @param contract supplies the contract in effect
 */
record OpenApiResource(Supplier<Contract> contract) implements ControlResource {

    @Override
    public ResponseDefinition answer(ControlRequest request) {
        ObjectNode document = contract.get().document().deepCopy();
        document.putArray("servers").addObject().put("url", "/").put("description", "This sandbox");
        return ControlResponses.text("application/json", document.toString());
    }
}
