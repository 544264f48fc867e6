package dev.attachphone.suite.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The properties of a request that decide its answer.
 *
 * @param role the role in whose name the request is sent; it decides what the placeholders of the body stand for
 * @param accounts the accounts that the valid credentials of the request name
 * @param violations the parts of the HTTP request that the contract does not allow
 * @param body the body with its placeholders unresolved; empty if what is sent is not one JSON object
 */
public record OracleRequest(
        String role, Set<OracleAccount> accounts, Set<HttpViolation> violations, Optional<ObjectNode> body) {

    /** A part of the HTTP request that can differ from what the contract allows. */
    public enum HttpViolation {
        TARGET_SIZE,
        HEADERS_SIZE,
        TRANSFER_CODING,
        PATH,
        METHOD,
        CONTENT_TYPE,
        CONTENT_CODING,
        ACCEPT,
        SIZE;

        static HttpViolation named(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
