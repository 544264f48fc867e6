package dev.attachphone.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.openapi.Contract;
import java.util.function.Supplier;

/**
 * The contract, with the sandbox for its only server: whoever tries it out must not reach the vendor.
 *
 * @param contract the contract as it is at the moment
 */
record OpenApiResource(Supplier<Contract> contract) implements ControlResource {

    @Override
    public ResponseDefinition answer(ControlRequest controlRequest) {
        ObjectNode document = contract.get().document().deepCopy();
        document.putArray("servers").addObject().put("url", "/").put("description", "This sandbox");
        return ControlResponses.text("application/json", document.toString());
    }
}
