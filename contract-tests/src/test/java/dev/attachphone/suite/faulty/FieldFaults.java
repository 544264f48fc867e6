package dev.attachphone.suite.faulty;

import static dev.attachphone.suite.faulty.Fault.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What implementers get wrong about the agent and the provider that a body names. */
final class FieldFaults {

    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");
    private static final Pattern EMOJI = Pattern.compile("[\\x{10000}-\\x{10FFFF}]");

    private FieldFaults() {}

    static final List<Fault> TEXTS = List.of(
            fault(
                    "scalars-coerced",
                    "a number or a boolean counts as a text",
                    b -> b.fields.text = field -> field.isValueNode() && !field.isNull()
                            ? Optional.of(field.asText()).filter(b.fields.blank.negate())
                            : Optional.empty()),
            fault(
                    "numbers-coerced",
                    "a number counts as a text",
                    b -> b.fields.text =
                            field -> field.isNumber() ? Optional.of(field.asText()) : b.fields.textOf(field)),
            fault(
                    "null-is-a-text",
                    "null counts as the text null",
                    b -> b.fields.text = field -> field.isNull() ? Optional.of("null") : b.fields.textOf(field)),
            fault(
                    "first-of-an-array-is-a-text",
                    "an array counts as its first text",
                    b -> b.fields.text = field -> b.fields.textOf(field.isArray() ? field.path(0) : field)),
            fault(
                    "objects-are-texts",
                    "an object counts as its JSON",
                    b -> b.fields.text =
                            field -> field.isContainerNode() ? Optional.of(field.toString()) : b.fields.textOf(field)),
            fault(
                    "wrong-type-is-malformed",
                    "a field of the wrong type makes the body malformed",
                    b -> b.body.shape = body -> hasWrongType(body) ? body.path("agent_id") : body),
            fault("only-empty-is-blank", "white space is a text", b -> b.fields.blank = String::isEmpty),
            fault(
                    "blank-as-trim-says",
                    "only ASCII white space is blank",
                    b -> b.fields.blank = text -> text.trim().isEmpty()),
            fault("blank-as-java-says", "a no-break space is not blank", b -> b.fields.blank = String::isBlank),
            fault(
                    "zero-width-is-blank",
                    "a zero-width space is blank",
                    b -> b.fields.blank = text ->
                            text.replaceAll("[\\p{IsWhite_Space}\\p{Cf}]", "").isEmpty()),
            fault("nothing-is-blank", "an empty text is a text", b -> b.fields.blank = text -> false),
            fault(
                    "long-texts-fail",
                    "a text of more than 255 characters is the server's own trouble",
                    b -> b.fields.text =
                            field -> b.fields.textOf(field).map(text -> unless(text.length() > 255, text))));

    static final List<Fault> AGENTS = List.of(
            fault(
                    "agent-id-trimmed",
                    "white space around an agent's id does not matter",
                    b -> b.fields.agentId = String::strip),
            fault(
                    "agent-id-case-folded",
                    "the case of an agent's id does not matter",
                    b -> b.fields.agentId = Texts::small),
            fault(
                    "agent-id-without-prefix",
                    "agent_ may be left out of an agent's id",
                    b -> b.fields.agentId = id -> id.startsWith("agent_") ? id : "agent_" + id),
            fault(
                    "nul-ends-the-agent-id",
                    "what stands behind a NUL is not compared",
                    b -> b.fields.agentId = id -> Texts.before(id, "\0")),
            fault(
                    "lone-surrogate-fails",
                    "a lone surrogate is the server's own trouble",
                    b -> b.fields.agentId =
                            id -> unless(LONE_SURROGATE.matcher(id).find(), id)),
            fault(
                    "nul-fails",
                    "a NUL in an agent's id is the server's own trouble",
                    b -> b.fields.agentId = id -> unless(id.indexOf('\0') >= 0, id)),
            fault(
                    "quote-fails",
                    "a quote in an agent's id is the server's own trouble",
                    b -> b.fields.agentId = id -> unless(id.indexOf('\'') >= 0, id)),
            fault(
                    "emoji-fails",
                    "an emoji in an agent's id is the server's own trouble",
                    b -> b.fields.agentId = id -> unless(EMOJI.matcher(id).find(), id)),
            fault(
                    "agent-id-pattern-required",
                    "an agent's id that looks odd counts as missing",
                    b -> b.fields.text = field -> b.fields.textOf(field).filter(text -> !text.contains("\u200B"))),
            fault(
                    "agent-by-injection",
                    "an agent's id can change the query",
                    b -> b.claims.agentKnown = (account, id) ->
                            account.agents().contains(id) || Texts.small(id).contains("' or ")),
            fault(
                    "agent-by-pattern",
                    "a percent sign stands for any agent",
                    b -> b.claims.agentKnown = (account, id) -> account.agents().contains(id) || id.contains("%")));

    static final List<Fault> PROVIDERS = List.of(
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
                    "the case of a provider does not matter",
                    b -> b.fields.provider = Texts::small),
            fault(
                    "provider-trimmed",
                    "white space around a provider does not matter",
                    b -> b.fields.provider = String::strip),
            fault(
                    "provider-stripped-behind",
                    "white space behind a provider does not matter",
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

    private static String unless(boolean trouble, String text) {
        if (trouble) {
            throw new IllegalStateException("trouble");
        }
        return text;
    }

    private static boolean hasWrongType(JsonNode body) {
        return body.isObject()
                && body.hasNonNull("agent_id")
                && !body.path("agent_id").isTextual();
    }
}
