package dev.attachphone.sandbox.world;

import dev.attachphone.openapi.Contract;
import dev.attachphone.sandbox.world.WorldDeclaration.DeclaredAccount;
import java.util.List;
import java.util.Map;

/**
 * Makes sure that a world which a client wrote down can be.
 *
 * @param contract says which providers and numbers there are
 * @param elsewhere what counts for the rest
 */
record WorldValidator(Contract contract, TenantWorld elsewhere) {

    /** The world of that realm. */
    WorldDeclaration validate(String realm, WorldDocument document) throws InvalidWorldException {
        ContractProviders known = ContractProviders.of(contract);
        String number = contract.document()
                .at("/components/schemas/PhoneNumber/pattern")
                .asText();
        Map<String, DeclaredAccount> accounts =
                new DeclaredAccountValidator(known, realm).validate(Preconditions.list(document.accounts()));
        TenantWorld tenantWorld = new DeclaredWorld(new WorldDeclaration(accounts, List.of()), elsewhere);
        return new WorldDeclaration(
                accounts,
                new DeclaredNumberValidator(realm, tenantWorld, known, number)
                        .validate(Preconditions.list(document.held())));
    }
}
