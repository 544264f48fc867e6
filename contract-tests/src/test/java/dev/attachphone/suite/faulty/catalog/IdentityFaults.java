package dev.attachphone.suite.faulty.catalog;

import static dev.attachphone.suite.faulty.catalog.ServerFault.fault;

import dev.attachphone.suite.faulty.server.HeldNumber;
import dev.attachphone.suite.faulty.server.ServerBehaviour;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Faults that take one identifier for another one that resembles it. */
final class IdentityFaults {

    private static final String ANY_LETTER = "_";

    private IdentityFaults() {}

    static final List<ServerFault> NUMBERS = List.of(
            sameNumber(
                    "numbers-by-last-ten-digits",
                    "numbers with the same last ten digits are the same",
                    (held, requested) -> lastTen(held).equals(lastTen(requested))),
            sameNumber(
                    "numbers-cut-at-fourteen-digits",
                    "numbers with the same first fourteen digits are the same",
                    (held, requested) -> cut(held).equals(cut(requested))),
            sameNumber(
                    "number-by-beginning",
                    "a held number is found by its beginning",
                    (held, requested) -> held.startsWith(requested)),
            sameNumber(
                    "number-with-extension",
                    "a number that begins with a held one is the same",
                    (held, requested) -> requested.startsWith(held)),
            sameNumber(
                    "number-by-end",
                    "a held number is found by its last digits",
                    (held, requested) -> held.endsWith(requested.substring(1))),
            sameNumber(
                    "number-with-dialling-prefix",
                    "a number that ends with a held one is the same",
                    (held, requested) -> requested.endsWith(held.substring(1))),
            sameNumber(
                    "first-digit-not-compared",
                    "the first digit of a number is not compared",
                    (held, requested) -> held.substring(2).equals(requested.substring(2))),
            sameNumber(
                    "numbers-in-32-bits",
                    "of a number only 32 bits are compared",
                    (held, requested) -> (int) Long.parseLong(held) == (int) Long.parseLong(requested)),
            fault(
                    "foreign-numbers-by-last-ten-digits",
                    "a number of another account is found by its last ten digits",
                    b -> b.claims.find = number -> Optional.ofNullable(b.claims.held.get(number))
                            .or(() -> like(
                                            b,
                                            number,
                                            (held, requested) -> lastTen(held).equals(lastTen(requested)))
                                    .filter(heldNumber -> heldNumber.account().equals(b.accounts.get(1))))),
            fault(
                    "duplicates-by-last-ten-digits",
                    "numbers of a request with the same last ten digits count once",
                    b -> b.fields.kept = numbers -> distinctBy(numbers, IdentityFaults::lastTen)));

    static final List<ServerFault> AGENTS = List.of(
            sameAgent("agent-by-beginning", "the beginning of an agent's id is enough", String::startsWith),
            sameAgent(
                    "agent-with-suffix",
                    "text after an agent's id is not compared",
                    (known, requested) -> requested.startsWith(known)),
            sameAgent(
                    "agent-with-text-before",
                    "text before an agent's id is not compared",
                    (known, requested) -> requested.endsWith(known)),
            sameAgent("agent-by-end", "the end of an agent's id is enough", String::endsWith),
            sameAgent(
                    "last-letter-of-agent-not-compared",
                    "the last letter of an agent's id is not compared",
                    (known, requested) -> known.length() == requested.length()
                            && known.regionMatches(0, requested, 0, known.length() - 1)),
            sameAgent(
                    "agent-accents-ignored",
                    "accents in an agent's id are ignored",
                    (known, requested) -> known.equals(withoutAccents(requested))),
            sameAgent(
                    "agent-in-full-width-accepted",
                    "full-width letters in an agent's id count as their narrow ones",
                    (known, requested) -> known.equals(Normalizer.normalize(requested, Normalizer.Form.NFKC))),
            sameAgent(
                    "agent-as-pattern",
                    "the underscore of an agent's id stands for any letter",
                    (known, requested) -> requested.matches(known.replace(ANY_LETTER, "."))));

    static final List<ServerFault> CREDENTIALS = List.of(
            sameCredential(
                    "last-letter-of-credential-not-compared",
                    "the last letter of a credential is not compared",
                    (token, secret) ->
                            token.length() == secret.length() && token.regionMatches(0, secret, 0, token.length() - 1)),
            sameCredential(
                    "end-of-credential",
                    "the end of a credential is enough",
                    (token, secret) -> !secret.isBlank() && token.endsWith(secret)),
            sameCredential(
                    "credential-without-last-letter",
                    "a credential may lack its last letter",
                    (token, secret) -> token.equals(secret)
                            || token.substring(0, token.length() - 1).equals(secret)));

    static final List<ServerFault> PROVIDERS = List.of(fault(
            "provider-with-suffix",
            "a provider is supported that begins like one",
            b -> b.fields.supported =
                    provider -> b.fields.providers.stream().anyMatch(each -> provider.startsWith(each))));

    private static ServerFault sameNumber(String name, String description, BiPredicate<String, String> same) {
        return fault(
                name,
                description,
                b -> b.claims.find =
                        number -> Optional.ofNullable(b.claims.held.get(number)).or(() -> like(b, number, same)));
    }

    private static Optional<HeldNumber> like(ServerBehaviour b, String number, BiPredicate<String, String> same) {
        return b.claims.held.entrySet().stream()
                .filter(held -> same.test(held.getKey(), number))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static ServerFault sameAgent(String name, String description, BiPredicate<String, String> same) {
        return fault(
                name,
                description,
                b -> b.claims.agentKnown = (modelAccount, requested) ->
                        modelAccount.agents().stream().anyMatch(known -> same.test(known, requested)));
    }

    private static ServerFault sameCredential(String name, String description, BiPredicate<String, String> same) {
        return fault(
                name,
                description,
                b -> b.credentials.belongs = (modelAccount, secret) -> same.test(modelAccount.token(), secret));
    }

    private static List<String> distinctBy(List<String> numbers, Function<String, String> key) {
        Map<String, String> kept = new LinkedHashMap<>();
        numbers.forEach(number -> kept.putIfAbsent(key.apply(number), number));
        return List.copyOf(kept.values());
    }

    private static String lastTen(String number) {
        return number.substring(Math.max(0, number.length() - 10));
    }

    private static String cut(String number) {
        return number.substring(0, Math.min(15, number.length()));
    }

    private static String withoutAccents(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }
}
