package dev.attachphone.sandbox.world;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.ContractLimits.TextLimit;
import dev.attachphone.sandbox.request.RequestCredentials;
import dev.attachphone.sandbox.request.TenantAccount;
import dev.attachphone.sandbox.world.RawWorldDeclaration.AccountDocument;
import dev.attachphone.sandbox.world.RawWorldDeclaration.ConfirmationDocument;
import dev.attachphone.sandbox.world.RawWorldDeclaration.NumberDocument;
import dev.attachphone.sandbox.world.WorldDeclaration.Confirmation;
import dev.attachphone.sandbox.world.WorldDeclaration.DeclaredAccount;
import dev.attachphone.sandbox.world.WorldDeclaration.DeclaredNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Converts a {@link RawWorldDeclaration} to a {@link WorldDeclaration} and rejects invalid values. Every message starts with the position
 * of the value, such as {@code held[0].number}.
 */
final class WorldValidator {

    private final List<String> providers;
    private final Pattern numberPattern;
    private final TextLimit credentialLimit;
    private final InitialWorld defaults;

    /**
     * Creates a validator.
     *
     * @param contract defines the providers, the format of phone numbers and the limit of credentials
     * @param defaults the world that applies to everything that is not declared
     */
    WorldValidator(Contract contract, InitialWorld defaults) {
        this.providers = contract.providers();
        this.numberPattern = contract.phoneNumberPattern();
        this.credentialLimit = contract.limits().credential();
        this.defaults = defaults;
    }

    /** Validates the world of a tenant. */
    WorldDeclaration validate(String tenant, RawWorldDeclaration document) throws InvalidWorldException {
        Map<String, DeclaredAccount> accounts = accounts(tenant, listOf(document.accounts()));
        InitialWorld world = new DeclaredWorld(new WorldDeclaration(accounts, List.of()), defaults);
        return new WorldDeclaration(accounts, numbers(tenant, world, accounts, listOf(document.held())));
    }

    private Map<String, DeclaredAccount> accounts(String tenant, List<AccountDocument> documents)
            throws InvalidWorldException {
        Map<String, DeclaredAccount> accounts = new LinkedHashMap<>();
        for (int i = 0; i < documents.size(); i++) {
            String position = "accounts[" + i + "]";
            AccountDocument account = requireNonNull(documents.get(i), position);
            String name = textOf(account.name());
            require(
                    name.isEmpty() || RequestCredentials.isValid(tenant + ":" + name, credentialLimit),
                    position + ".name: '" + name + "' cannot be the name of an account; a name is not "
                            + String.join(
                                    " or ",
                                    RequestCredentials.INVALID_ACCOUNT_NAMES.stream()
                                            .sorted()
                                            .toList())
                            + ", has only visible ASCII characters, and <token>:<name> has at most "
                            + credentialLimit.maxLength());
            require(
                    !accounts.containsKey(name),
                    position + ".name: there are two accounts with the name '" + name + "'");
            Map<String, Confirmation> confirmations = confirmations(account, position);
            accounts.put(
                    name,
                    new DeclaredAccount(
                            agents(account.agents(), position + ".agents"),
                            agents(account.created(), position + ".created").orElse(List.of()),
                            configuration(account, confirmations.keySet(), position),
                            confirmations));
        }
        return accounts;
    }

    private static Optional<List<String>> agents(@Nullable List<String> declared, String position)
            throws InvalidWorldException {
        List<String> ids = elements(declared, position);
        for (int i = 0; i < ids.size(); i++) {
            require(!ids.get(i).isBlank(), position + "[" + i + "]: the id of an agent must not be blank");
        }
        Set<String> agents = new LinkedHashSet<>(ids);
        int max = SandboxLimits.MAX_AGENTS_PER_TENANT;
        require(agents.size() <= max, position + ": there are at most " + max + " agents");
        return declared == null ? Optional.empty() : Optional.of(List.copyOf(agents));
    }

    private Map<String, Confirmation> confirmations(AccountDocument account, String position)
            throws InvalidWorldException {
        Map<String, Confirmation> confirmations = new LinkedHashMap<>();
        Map<String, @Nullable ConfirmationDocument> documents =
                Objects.requireNonNullElse(account.confirmingAfter(), Map.of());
        for (Map.Entry<String, @Nullable ConfirmationDocument> entry : documents.entrySet()) {
            String place = position + ".confirming_after." + entry.getKey();
            provider(entry.getKey(), place);
            confirmations.put(entry.getKey(), confirmation(requireNonNull(entry.getValue(), place), place));
        }
        return confirmations;
    }

    private static Confirmation confirmation(ConfirmationDocument document, String position)
            throws InvalidWorldException {
        @Nullable Integer seconds = document.seconds();
        @Nullable Integer requests = document.requests();
        require(seconds != null || requests != null, position + " needs seconds or requests");
        require(
                (seconds == null || seconds > 0) && (requests == null || requests > 0),
                position + ": seconds and requests must be positive");
        return new Confirmation(
                Optional.ofNullable(seconds).map(Duration::ofSeconds),
                requests == null ? OptionalInt.empty() : OptionalInt.of(requests));
    }

    private Optional<Map<String, NumberStatus>> configuration(
            AccountDocument account, Set<String> confirmingAfter, String position) throws InvalidWorldException {
        if (account.providers() == null && account.confirming() == null && account.confirmingAfter() == null) {
            return Optional.empty();
        }
        Map<String, NumberStatus> configuration = new LinkedHashMap<>();
        for (String provider : providers(account.providers(), position + ".providers")) {
            configuration.put(provider, NumberStatus.ACTIVE);
        }
        for (String provider : providers(account.confirming(), position + ".confirming")) {
            require(
                    configuration.put(provider, NumberStatus.PENDING) != NumberStatus.ACTIVE,
                    position + ".confirming: '" + provider + "' is also in providers; remove it from one of the lists");
        }
        for (String provider : confirmingAfter) {
            require(
                    configuration.put(provider, NumberStatus.PENDING) == null,
                    position + ".confirming_after: '" + provider
                            + "' is also in providers or confirming; remove it from one of them");
        }
        return Optional.of(configuration);
    }

    private List<DeclaredNumber> numbers(
            String tenant, InitialWorld world, Map<String, DeclaredAccount> accounts, List<NumberDocument> documents)
            throws InvalidWorldException {
        int max = SandboxLimits.MAX_NUMBERS_PER_TENANT;
        require(documents.size() <= max, "held: there are at most " + max + " numbers");
        Map<String, DeclaredNumber> numbers = new LinkedHashMap<>();
        for (int i = 0; i < documents.size(); i++) {
            String position = "held[" + i + "]";
            DeclaredNumber number =
                    number(tenant, world, accounts, requireNonNull(documents.get(i), position), position);
            require(
                    numbers.put(number.number(), number) == null,
                    position + ".number: " + number.number()
                            + " occurs twice; a number is attached to one agent under one provider");
        }
        return List.copyOf(numbers.values());
    }

    private DeclaredNumber number(
            String tenant,
            InitialWorld world,
            Map<String, DeclaredAccount> created,
            NumberDocument document,
            String position)
            throws InvalidWorldException {
        String number = textOf(document.number());
        require(numberPattern.matcher(number).matches(), position + ".number: '" + number + "' is not E.164");
        TenantAccount account = new TenantAccount(tenant, textOf(document.account()));
        String agent = textOf(document.agent());
        require(!agent.isBlank(), position + ".agent is missing");
        require(
                world.hasInitially(account, agent)
                        || created.getOrDefault(account.name(), DeclaredAccount.NONE)
                                .created()
                                .contains(agent),
                position + ".agent: account '" + account.name() + "' has no agent '" + agent + "'");
        String provider = provider(textOf(document.provider()), position + ".provider");
        require(
                world.statusUnder(account, provider).isPresent(),
                position + ".provider: account '" + account.name() + "' has not configured '" + provider
                        + "'; add it to the account's providers or use one of "
                        + String.join(
                                ", ",
                                providers.stream()
                                        .filter(each ->
                                                world.statusUnder(account, each).isPresent())
                                        .toList()));
        NumberStatus status = status(document, position + ".status");
        @Nullable ConfirmationDocument confirmedAfter = document.confirmedAfter();
        require(
                confirmedAfter == null || status == NumberStatus.PENDING,
                position + ".confirmed_after: only a pending number is confirmed");
        return new DeclaredNumber(
                number,
                account.name(),
                agent,
                provider,
                status,
                attachedAt(document, position + ".attached_at"),
                confirmedAfter == null
                        ? Optional.empty()
                        : Optional.of(confirmation(confirmedAfter, position + ".confirmed_after")));
    }

    private static Optional<Instant> attachedAt(NumberDocument document, String position) throws InvalidWorldException {
        try {
            return Optional.ofNullable(document.attachedAt()).map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw new InvalidWorldException(
                    position + ": '" + document.attachedAt() + "' is not a UTC time such as 2026-01-24T10:30:19Z");
        }
    }

    private static NumberStatus status(NumberDocument document, String position) throws InvalidWorldException {
        String status = Objects.requireNonNullElse(document.status(), NumberStatus.ACTIVE.text());
        return NumberStatus.of(status)
                .orElseThrow(() ->
                        new InvalidWorldException(position + ": '" + status + "' is not active, pending or inactive"));
    }

    private List<String> providers(@Nullable List<String> names, String position) throws InvalidWorldException {
        List<String> elements = elements(names, position);
        for (int i = 0; i < elements.size(); i++) {
            provider(elements.get(i), position + "[" + i + "]");
        }
        return elements;
    }

    private String provider(String name, String position) throws InvalidWorldException {
        require(
                providers.contains(name),
                position + ": '" + name + "' is not one of "
                        + String.join(", ", providers.stream().sorted().toList()));
        return name;
    }

    private static List<String> elements(@Nullable List<String> list, String position) throws InvalidWorldException {
        List<String> elements = listOf(list);
        for (int i = 0; i < elements.size(); i++) {
            requireNonNull(elements.get(i), position + "[" + i + "]");
        }
        return elements;
    }

    private static void require(boolean condition, String message) throws InvalidWorldException {
        if (!condition) {
            throw new InvalidWorldException(message);
        }
    }

    private static <T> T requireNonNull(@Nullable T value, String position) throws InvalidWorldException {
        if (value == null) {
            throw new InvalidWorldException(position + " is null; remove it");
        }
        return value;
    }

    private static String textOf(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static <T> List<T> listOf(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
