package dev.attachphone.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * The limits of a request that no JSON schema can express: {@code x-limits} in the contract. Immutable.
 *
 * @param maxBodyBytes the most bytes of a body
 * @param maxBodyDepth the most levels of a JSON body; the root object is level 1
 * @param maxHeaderBytes the most bytes of the request line and all headers together
 * @param maxRequestTargetBytes the most bytes of the request target
 * @param credential which values can be a credential; any other value is an invalid one
 * @param requestId which values of the {@code X-Request-Id} header are kept
 */
public record ContractLimits(
        int maxBodyBytes,
        int maxBodyDepth,
        int maxHeaderBytes,
        int maxRequestTargetBytes,
        TextLimit credential,
        TextLimit requestId) {

    /**
     * The limit of a header's value.
     *
     * @param maxLength the most characters
     * @param pattern what the whole value matches
     */
    public record TextLimit(int maxLength, Pattern pattern) {

        /** Whether a value is within the limit. */
        public boolean allows(String value) {
            return value.length() <= maxLength && pattern.matcher(value).matches();
        }
    }

    private static final String LIMITS = "/x-limits";

    static ContractLimits of(JsonNode document) {
        return new ContractLimits(
                number(document, "/body/maxBytes"),
                number(document, "/body/maxDepth"),
                number(document, "/headers/maxBytes"),
                number(document, "/requestTarget/maxBytes"),
                text(document, "/credential"),
                text(document, "/requestId"));
    }

    private static TextLimit text(JsonNode document, String pointer) {
        return new TextLimit(
                number(document, pointer + "/maxLength"), JavaPatterns.at(document, LIMITS + pointer + "/pattern"));
    }

    private static int number(JsonNode document, String pointer) {
        JsonNode number = document.at(LIMITS + pointer);
        if (!number.isInt() || number.asInt() < 1) {
            throw new InvalidContractException("#" + LIMITS + pointer + " must be a whole number above 0");
        }
        return number.asInt();
    }
}
