package dev.attachphone.sandbox.world;

import dev.attachphone.sandbox.request.Account;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes sure that numbers which a client wrote down as held can be. */
final class HeldChecks {

    private final String realm;
    private final World world;
    private final KnownProviders known;
    private final String number;

    /**
     * Makes the checks.
     *
     * @param realm the token whose numbers they are
     * @param world what its accounts start with
     * @param known the providers that there are
     * @param number what a number looks like
     */
    HeldChecks(String realm, World world, KnownProviders known, String number) {
        this.realm = realm;
        this.world = world;
        this.known = known;
        this.number = number;
    }

    List<Declaration.Held> checked(List<WorldDocument.Held> written) throws BadWorld {
        Required.that(written.size() <= Limits.NUMBERS, "held: at most " + Limits.NUMBERS + " numbers are kept");
        Declaration.Held[] held = new Declaration.Held[written.size()];
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < held.length; i++) {
            String place = "held[" + i + "]";
            held[i] = checked(Required.present(written.get(i), place), place);
            Integer before = places.putIfAbsent(held[i].number(), i);
            Required.that(
                    before == null,
                    place + ".number: " + held[i].number() + " is held already, by held[" + before
                            + "]; a number has one agent and one provider");
        }
        return List.of(held);
    }

    private Declaration.Held checked(WorldDocument.Held held, String place) throws BadWorld {
        String written = Required.text(held.number());
        Required.that(written.matches(number), place + ".number: '" + written + "' is not E.164");
        Account account = new Account(realm, Required.text(held.account()));
        return new Declaration.Held(
                written,
                account.name(),
                agent(held, account, place + ".agent"),
                provider(held, account, place + ".provider"),
                status(held, place + ".status"));
    }

    private String agent(WorldDocument.Held held, Account account, String place) throws BadWorld {
        String agent = Required.text(held.agent());
        Required.that(!agent.isBlank(), place + " is missing");
        Required.that(
                world.hasFromTheStart(account, agent),
                place + ": account '" + account.name() + "' has no agent '" + agent + "'");
        return agent;
    }

    private String provider(WorldDocument.Held held, Account account, String place) throws BadWorld {
        String provider = known.checked(Required.text(held.provider()), place);
        Required.that(
                world.statusUnder(account, provider).isPresent(),
                place + ": account '" + account.name() + "' has not configured '" + provider
                        + "'; declare it with that provider, or take one of "
                        + String.join(", ", configured(account)));
        return provider;
    }

    private List<String> configured(Account account) {
        return known.names().stream()
                .filter(provider -> world.statusUnder(account, provider).isPresent())
                .toList();
    }

    private static NumberStatus status(WorldDocument.Held held, String place) throws BadWorld {
        Optional<NumberStatus> status = held.status() == null
                ? Optional.of(NumberStatus.ACTIVE)
                : NumberStatus.of(Required.text(held.status()));
        Required.that(
                status.isPresent(),
                place + ": '" + Required.text(held.status()) + "' is not active, pending or inactive");
        return status.orElseThrow();
    }
}
