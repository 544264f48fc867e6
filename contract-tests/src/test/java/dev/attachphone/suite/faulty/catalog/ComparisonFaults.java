package dev.attachphone.suite.faulty.catalog;

import static dev.attachphone.suite.faulty.catalog.ServerFault.fault;

import dev.attachphone.suite.faulty.server.TextTransformations;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Faults in the comparison of agent ids and provider names. */
final class ComparisonFaults {

    private static final Pattern EMOJI = Pattern.compile("[\\x{10000}-\\x{10FFFF}]");

    private ComparisonFaults() {}

    static final List<ServerFault> AGENTS = List.of(
            fault(
                    "agent-id-trimmed",
                    "white space around an agent's id is ignored",
                    b -> b.fields.agentId = String::strip),
            fault(
                    "agent-id-case-folded",
                    "the case of an agent's id is ignored",
                    b -> b.fields.agentId = TextTransformations::small),
            fault(
                    "agent-id-without-prefix",
                    "agent_ may be left out of an agent's id",
                    b -> b.fields.agentId = id -> id.startsWith("agent_") ? id : "agent_" + id),
            fault(
                    "nul-ends-the-agent-id",
                    "text after a NUL is not compared",
                    b -> b.fields.agentId = id -> TextTransformations.before(id, "\0")),
            fault(
                    "nul-fails",
                    "a NUL in an agent's id causes a 500",
                    b -> b.fields.agentId = id -> FieldFaults.unless(id.indexOf('\0') >= 0, id)),
            fault(
                    "quote-fails",
                    "a quote in an agent's id causes a 500",
                    b -> b.fields.agentId = id -> FieldFaults.unless(id.indexOf('\'') >= 0, id)),
            fault(
                    "emoji-fails",
                    "an emoji in an agent's id causes a 500",
                    b -> b.fields.agentId =
                            id -> FieldFaults.unless(EMOJI.matcher(id).find(), id)),
            fault(
                    "agent-id-pattern-required",
                    "an agent's id that looks odd counts as missing",
                    b -> b.fields.text = field -> b.fields.textOf(field).filter(text -> !text.contains("\u200B"))),
            fault(
                    "agent-by-injection",
                    "an agent's id can change the query",
                    b -> b.claims.agentKnown = (modelAccount, id) ->
                            modelAccount.agents().contains(id)
                                    || TextTransformations.small(id).contains("' or ")),
            fault(
                    "agent-by-pattern",
                    "a percent sign stands for any agent",
                    b -> b.claims.agentKnown =
                            (modelAccount, id) -> modelAccount.agents().contains(id) || id.contains("%")));

    static final List<ServerFault> PROVIDERS = List.of(
            fault(
                    "six-providers",
                    "plivo and bandwidth are refused",
                    b -> b.fields.providers.removeAll(List.of("plivo", "bandwidth"))),
            fault(
                    "provider-misspelt",
                    "ozonetel is expected for ozonetell",
                    b -> b.fields.providers.replaceAll(provider -> provider.replace("ozonetell", "ozonetel"))),
            fault("a-ninth-provider", "airtel is supported too", b -> b.fields.providers.add("airtel")),
            fault("any-provider-supported", "every provider is supported", b -> b.fields.supported = provider -> true),
            fault(
                    "provider-case-folded",
                    "the case of a provider is ignored",
                    b -> b.fields.provider = TextTransformations::small),
            fault(
                    "provider-trimmed",
                    "white space around a provider is ignored",
                    b -> b.fields.provider = String::strip),
            fault(
                    "provider-stripped-behind",
                    "white space behind a provider is ignored",
                    b -> b.fields.provider = String::stripTrailing),
            fault(
                    "provider-found-within",
                    "a provider is supported that contains one",
                    b -> b.fields.supported =
                            provider -> b.fields.providers.stream().anyMatch(provider::contains)),
            fault(
                    "provider-by-beginning",
                    "the beginning of a provider is supported",
                    b -> b.fields.supported =
                            provider -> b.fields.providers.stream().anyMatch(each -> each.startsWith(provider))),
            fault(
                    "provider-by-line",
                    "a provider with a newline behind it is supported",
                    b -> b.fields.supported = found("^(" + String.join("|", b.fields.providers) + ")$")),
            fault(
                    "provider-by-display-name",
                    "San Software is a provider",
                    b -> b.fields.provider = provider -> provider.equals("San Software") ? "san" : provider),
            fault(
                    "look-alikes-are-providers",
                    "a Cyrillic a is an a",
                    b -> b.fields.provider = provider -> provider.replace('\u0430', 'a')));

    static Predicate<String> found(String pattern) {
        return Pattern.compile(pattern).asPredicate();
    }
}
