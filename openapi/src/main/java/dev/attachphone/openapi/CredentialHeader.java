package dev.attachphone.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A request header that carries a credential: a security scheme of the contract. Immutable.
 *
 * @param name the name of the header, to be compared without regard to case
 * @param scheme the authentication scheme in front of the credential, such as {@code Bearer}; empty if the value is the credential
 * @param schemeRequired whether a value without the scheme carries no credential
 */
public record CredentialHeader(String name, Optional<String> scheme, boolean schemeRequired) {

    /**
     * Reads a security scheme: {@code type: http}, which requires its scheme, or {@code type: apiKey}, whose
     * {@code x-optional-scheme} may stand in front of the credential.
     */
    static CredentialHeader of(JsonNode securityScheme) {
        if (securityScheme.path("type").asText().equals("http")) {
            return new CredentialHeader(
                    "authorization", Optional.of(securityScheme.path("scheme").asText()), true);
        }
        return new CredentialHeader(
                securityScheme.path("name").asText(),
                Optional.ofNullable(securityScheme.get("x-optional-scheme")).map(JsonNode::asText),
                false);
    }

    /**
     * The credential in a value of this header, without its scheme and the white space around it. The scheme is compared without
     * regard to case.
     *
     * @return empty if the scheme is required and missing
     */
    public Optional<String> credentialIn(String value) {
        String stripped = value.strip();
        String prefix = scheme.map(name -> name + " ").orElse("");
        if (stripped.regionMatches(true, 0, prefix, 0, prefix.length())) {
            return Optional.of(stripped.substring(prefix.length()).strip());
        }
        return schemeRequired ? Optional.empty() : Optional.of(stripped);
    }
}
