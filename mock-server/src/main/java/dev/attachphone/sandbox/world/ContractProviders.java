package dev.attachphone.sandbox.world;

import dev.attachphone.openapi.Contract;
import java.util.List;

/** The providers that there are, configured or not. */
record ContractProviders(List<String> names) {

    static ContractProviders of(Contract contract) {
        return new ContractProviders(contract.document()
                .at("/components/schemas/Provider/enum")
                .valueStream()
                .map(value -> value.asText())
                .toList());
    }

    /** The provider, if it is one. */
    String checked(String provider, String place) throws InvalidWorldException {
        Preconditions.that(
                names.contains(provider),
                place + ": '" + provider + "' is not one of "
                        + String.join(", ", names.stream().sorted().toList()));
        return provider;
    }
}
