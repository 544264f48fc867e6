package dev.attachphone.sandbox.world;

import dev.attachphone.openapi.Contract;
import dev.attachphone.sandbox.world.Declaration.DeclaredAccount;
import java.util.List;
import java.util.Map;

/**
 * Makes sure that a world which a client wrote down can be.
 *
 * @param contract says which providers and numbers there are
 * @param elsewhere what counts for the rest
 */
record WorldChecks(Contract contract, World elsewhere) {

    /** The world of that realm. */
    Declaration checked(String realm, WorldDocument document) throws BadWorld {
        KnownProviders known = KnownProviders.of(contract);
        String number = contract.document()
                .at("/components/schemas/PhoneNumber/pattern")
                .asText();
        Map<String, DeclaredAccount> accounts =
                new AccountChecks(known, realm).checked(Required.list(document.accounts()));
        World world = new DeclaredWorld(new Declaration(accounts, List.of()), elsewhere);
        return new Declaration(
                accounts, new HeldChecks(realm, world, known, number).checked(Required.list(document.held())));
    }
}
