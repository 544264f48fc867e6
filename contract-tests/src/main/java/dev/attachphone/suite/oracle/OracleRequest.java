package dev.attachphone.suite.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/**
 * What is sent, as far as it decides the answer.
 *
 * @param role in whose name, which decides what the words of the body stand for
 * @param accounts the accounts that the valid credentials of the request name
 * @param violations the parts of HTTP that are not as they should be
 * @param body the body, its placeholders not filled; empty if what is sent is not one JSON object
 */
public record OracleRequest(
        String role, Set<OracleAccount> accounts, Set<HttpViolation> violations, Optional<ObjectNode> body) {}
