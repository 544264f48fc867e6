package dev.attachphone.sandbox.world;

import dev.attachphone.openapi.Contract;
import java.util.List;

/** The providers that there are, configured or not. */
record KnownProviders(List<String> names) {

    static KnownProviders of(Contract contract) {
        return new KnownProviders(contract.document()
                .at("/components/schemas/Provider/enum")
                .valueStream()
                .map(value -> value.asText())
                .toList());
    }

    /** The provider, if it is one. */
    String checked(String provider, String place) throws BadWorld {
        Required.that(
                names.contains(provider),
                place + ": '" + provider + "' is not one of "
                        + String.join(", ", names.stream().sorted().toList()));
        return provider;
    }
}
