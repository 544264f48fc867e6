package dev.attachphone.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.openapi.Contract;

/**
 * The contract, with the sandbox for its only server: whoever tries it out must not reach the vendor.
 *
 * @param contract the contract
 */
record ContractResource(Contract contract) implements Resource {

    @Override
    public ResponseDefinition answer(Inquiry inquiry) {
        ObjectNode document = contract.document().deepCopy();
        document.putArray("servers").addObject().put("url", "/").put("description", "This sandbox");
        return Controls.text("application/json", document.toString());
    }
}
