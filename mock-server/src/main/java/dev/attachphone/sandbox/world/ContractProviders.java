package dev.attachphone.sandbox.world;

import dev.attachphone.openapi.Contract;
import java.util.List;

/** The providers of the contract. */
record ContractProviders(List<String> names) {

    static ContractProviders of(Contract contract) {
        return new ContractProviders(contract.document()
                .at("/components/schemas/Provider/enum")
                .valueStream()
                .map(value -> value.asText())
                .toList());
    }
}
