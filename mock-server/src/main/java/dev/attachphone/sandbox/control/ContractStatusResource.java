package dev.attachphone.sandbox.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.sandbox.contract.ContractVersion;
import dev.attachphone.sandbox.contract.ServedContract;

/**
 * Which contract is served: since when, from which file, and what is wrong with that file now.
 *
 * @param contract the contract
 */
record ContractStatusResource(ServedContract contract) implements ControlResource {

    @Override
    public ResponseDefinition answer(ControlRequest controlRequest) {
        ContractVersion contractVersion = contract.version();
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("loaded_at", contractVersion.loadedAt().toString());
        contract.file().ifPresent(file -> data.put("file", file.toString()));
        contractVersion.problem().ifPresent(problem -> data.put("problem", problem));
        String message =
                contract.file().isEmpty() ? "The contract is the built-in one" : "The contract comes from a file";
        return ControlResponses.ok(
                contractVersion.problem().isEmpty() ? message : message + ", which has since become unusable", data);
    }
}
