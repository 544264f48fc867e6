package dev.attachphone.server.http.jaxrs;

import dev.attachphone.openapi.Contract;
import dev.attachphone.server.attach.RequestConstraints;
import java.util.Set;

/** Reads the constraints of requests from the contract. */
public final class ContractRules {

    private ContractRules() {}

    /** The constraints of the attach request. */
    public static RequestConstraints of(Contract contract) {
        return new RequestConstraints(
                contract.agentIdPattern(), contract.phoneNumberPattern(), Set.copyOf(contract.providers()));
    }
}
