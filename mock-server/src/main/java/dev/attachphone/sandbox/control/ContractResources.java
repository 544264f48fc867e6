package dev.attachphone.sandbox.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.sandbox.contract.ServedContract;
import dev.attachphone.sandbox.contract.ServedContract.ContractVersion;
import dev.attachphone.sandbox.control.ControlResource.ControlRequest;

/**
 * The resources about the contract.
 *
 * @param contract the served contract
 */
record ContractResources(ServedContract contract) {

    /** Returns when and from which file the contract was loaded, and the current error in that file. */
    ResponseDefinition status(ControlRequest request) {
        ContractVersion version = contract.version();
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("loaded_at", version.loadedAt().toString());
        contract.file().ifPresent(file -> data.put("file", file.toString()));
        version.problem().ifPresent(problem -> data.put("problem", problem));
        String message =
                contract.file().isEmpty() ? "The contract is the built-in one" : "The contract comes from a file";
        return ControlResponses.ok(
                version.problem().isEmpty()
                        ? message
                        : message + ", which is now invalid; the last valid contract is served",
                data);
    }

    /** Returns the contract with the sandbox as its only server, so that the reference page does not call the vendor. */
    ResponseDefinition openApi(ControlRequest request) {
        ObjectNode document = contract.get().document().deepCopy();
        document.putArray("servers").addObject().put("url", "/").put("description", "This sandbox");
        return ControlResponses.text("application/json", document.toString());
    }
}
