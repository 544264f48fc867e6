package dev.attachphone.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The format of the ids of created agents: {@code x-generated} of the property {@code id} in the schema {@code Agent}. Immutable.
 *
 * @param prefix what every id starts with
 * @param alphabet the characters that follow
 * @param length how many of them follow
 */
public record AgentIdFormat(String prefix, String alphabet, int length) {

    static final String POINTER = "/components/schemas/Agent/properties/id/x-generated";

    static AgentIdFormat of(JsonNode document) {
        JsonNode generated = document.at(POINTER);
        AgentIdFormat format = new AgentIdFormat(
                generated.path("prefix").asText(),
                generated.path("alphabet").asText(),
                generated.path("length").asInt());
        if (format.alphabet.isEmpty() || format.length < 1) {
            throw new InvalidContractException("#" + POINTER + " must have a prefix, an alphabet and a length above 0");
        }
        return format;
    }

    /** A new id. It cannot be guessed if the source of randomness is secure. */
    public String generate(RandomGenerator random) {
        return random.ints(length, 0, alphabet.length())
                .mapToObj(index -> String.valueOf(alphabet.charAt(index)))
                .collect(Collectors.joining("", prefix, ""));
    }
}
