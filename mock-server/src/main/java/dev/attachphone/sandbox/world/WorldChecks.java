package dev.attachphone.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.sandbox.world.Declaration.DeclaredAccount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes sure that a world which a client wrote down can be. */
final class WorldChecks {

    private final Set<String> providers;
    private final String number;

    WorldChecks(Contract contract) {
        JsonNode schemas = contract.document().at("/components/schemas");
        this.providers = schemas.at("/Provider/enum")
                .valueStream()
                .map(JsonNode::asText)
                .collect(Collectors.toUnmodifiableSet());
        this.number = schemas.at("/PhoneNumber/pattern").asText();
    }

    Declaration checked(WorldDocument document) throws BadWorld {
        Map<String, DeclaredAccount> accounts = new LinkedHashMap<>();
        List<WorldDocument.Account> written = orEmpty(document.accounts());
        for (int i = 0; i < written.size(); i++) {
            String place = "accounts[" + i + "]";
            WorldDocument.Account account = present(written.get(i), place);
            if (accounts.put(text(account.name()), declared(account, place)) != null) {
                throw new BadWorld(place + ".name: '" + text(account.name()) + "' stands there twice");
            }
        }
        List<Declaration.Held> held = new ArrayList<>();
        List<WorldDocument.Held> holding = orEmpty(document.held());
        require(holding.size() <= Limits.NUMBERS, "held: at most " + Limits.NUMBERS + " numbers are kept");
        for (int i = 0; i < holding.size(); i++) {
            held.add(held(present(holding.get(i), "held[" + i + "]"), "held[" + i + "]", accounts));
        }
        return new Declaration(accounts, held);
    }

    private DeclaredAccount declared(WorldDocument.Account account, String place) throws BadWorld {
        Map<String, NumberStatus> configured = new LinkedHashMap<>();
        for (String provider : orEmpty(account.providers())) {
            configured.put(provider(provider, place + ".providers"), NumberStatus.ACTIVE);
        }
        for (String provider : orEmpty(account.confirming())) {
            configured.put(provider(provider, place + ".confirming"), NumberStatus.PENDING);
        }
        List<String> agents = orEmpty(account.agents());
        require(agents.size() <= Limits.AGENTS, place + ".agents: at most " + Limits.AGENTS + " agents are kept");
        for (String agent : agents) {
            require(!text(agent).isBlank(), place + ".agents: an agent's id is not blank");
        }
        return new DeclaredAccount(
                Optional.ofNullable(account.agents()),
                account.providers() == null && account.confirming() == null
                        ? Optional.empty()
                        : Optional.of(configured));
    }

    private Declaration.Held held(WorldDocument.Held held, String place, Map<String, DeclaredAccount> accounts)
            throws BadWorld {
        String agent = text(held.agent());
        String account = text(held.account());
        require(text(held.number()).matches(number), place + ".number: '" + text(held.number()) + "' is not E.164");
        require(!agent.isBlank(), place + ".agent is missing");
        boolean exists = Optional.ofNullable(accounts.get(account))
                .flatMap(DeclaredAccount::agents)
                .map(only -> only.contains(agent))
                .orElse(true);
        require(exists, place + ".agent: account '" + account + "' has no agent '" + agent + "'");
        Optional<NumberStatus> status =
                held.status() == null ? Optional.of(NumberStatus.ACTIVE) : NumberStatus.of(text(held.status()));
        require(
                status.isPresent(),
                place + ".status: '" + text(held.status()) + "' is not active, pending or inactive");
        String provider = provider(text(held.provider()), place + ".provider");
        return new Declaration.Held(text(held.number()), account, agent, provider, status.orElseThrow());
    }

    private String provider(String provider, String place) throws BadWorld {
        require(
                providers.contains(text(provider)),
                place + ": '" + provider + "' is not one of "
                        + String.join(", ", providers.stream().sorted().toList()));
        return provider;
    }

    private static <T> T present(@Nullable T value, String place) throws BadWorld {
        require(value != null, place + " is null");
        return Objects.requireNonNull(value);
    }

    private static void require(boolean holds, String otherwise) throws BadWorld {
        if (!holds) {
            throw new BadWorld(otherwise);
        }
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
