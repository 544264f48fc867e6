package dev.attachphone.sandbox.world;

import dev.attachphone.sandbox.request.TenantAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes sure that numbers which a client wrote down as held can be. */
final class DeclaredNumberValidator {

    private final String realm;
    private final TenantWorld tenantWorld;
    private final ContractProviders known;
    private final String number;

    /**
     * Makes the checks.
     *
     * @param realm the token whose numbers they are
     * @param tenantWorld what its accounts start with
     * @param known the providers that there are
     * @param number what a number looks like
     */
    DeclaredNumberValidator(String realm, TenantWorld tenantWorld, ContractProviders known, String number) {
        this.realm = realm;
        this.tenantWorld = tenantWorld;
        this.known = known;
        this.number = number;
    }

    List<WorldDeclaration.DeclaredNumber> validate(List<WorldDocument.NumberDocument> written)
            throws InvalidWorldException {
        Preconditions.that(
                written.size() <= SandboxLimits.MAX_NUMBERS_PER_TENANT,
                "held: at most " + SandboxLimits.MAX_NUMBERS_PER_TENANT + " numbers are kept");
        WorldDeclaration.DeclaredNumber[] held = new WorldDeclaration.DeclaredNumber[written.size()];
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < held.length; i++) {
            String place = "held[" + i + "]";
            held[i] = validate(Preconditions.present(written.get(i), place), place);
            Integer before = places.putIfAbsent(held[i].number(), i);
            Preconditions.that(
                    before == null,
                    place + ".number: " + held[i].number() + " is held already, by held[" + before
                            + "]; a number has one agent and one provider");
        }
        return List.of(held);
    }

    private WorldDeclaration.DeclaredNumber validate(WorldDocument.NumberDocument numberDocument, String place)
            throws InvalidWorldException {
        String written = Preconditions.text(numberDocument.number());
        Preconditions.that(written.matches(number), place + ".number: '" + written + "' is not E.164");
        TenantAccount tenantAccount = new TenantAccount(realm, Preconditions.text(numberDocument.account()));
        return new WorldDeclaration.DeclaredNumber(
                written,
                tenantAccount.name(),
                agent(numberDocument, tenantAccount, place + ".agent"),
                provider(numberDocument, tenantAccount, place + ".provider"),
                status(numberDocument, place + ".status"));
    }

    private String agent(WorldDocument.NumberDocument numberDocument, TenantAccount tenantAccount, String place)
            throws InvalidWorldException {
        String agent = Preconditions.text(numberDocument.agent());
        Preconditions.that(!agent.isBlank(), place + " is missing");
        Preconditions.that(
                tenantWorld.hasFromTheStart(tenantAccount, agent),
                place + ": account '" + tenantAccount.name() + "' has no agent '" + agent + "'");
        return agent;
    }

    private String provider(WorldDocument.NumberDocument numberDocument, TenantAccount tenantAccount, String place)
            throws InvalidWorldException {
        String provider = known.checked(Preconditions.text(numberDocument.provider()), place);
        Preconditions.that(
                tenantWorld.statusUnder(tenantAccount, provider).isPresent(),
                place + ": account '" + tenantAccount.name() + "' has not configured '" + provider
                        + "'; declare it with that provider, or take one of "
                        + String.join(", ", configured(tenantAccount)));
        return provider;
    }

    private List<String> configured(TenantAccount tenantAccount) {
        return known.names().stream()
                .filter(provider ->
                        tenantWorld.statusUnder(tenantAccount, provider).isPresent())
                .toList();
    }

    private static NumberStatus status(WorldDocument.NumberDocument numberDocument, String place)
            throws InvalidWorldException {
        Optional<NumberStatus> status = numberDocument.status() == null
                ? Optional.of(NumberStatus.ACTIVE)
                : NumberStatus.of(Preconditions.text(numberDocument.status()));
        Preconditions.that(
                status.isPresent(),
                place + ": '" + Preconditions.text(numberDocument.status()) + "' is not active, pending or inactive");
        return status.orElseThrow();
    }
}
