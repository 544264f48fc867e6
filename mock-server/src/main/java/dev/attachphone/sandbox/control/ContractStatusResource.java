package dev.attachphone.sandbox.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.sandbox.contract.ServedContract;
import dev.attachphone.sandbox.contract.ServedContract.ContractVersion;

/**
 * Returns when and from which file the contract was loaded, and the current error in that file.
 *
 * @param contract the served contract
 */
record ContractStatusResource(ServedContract contract) implements ControlResource {

    @Override
    public ResponseDefinition answer(ControlRequest request) {
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
}
