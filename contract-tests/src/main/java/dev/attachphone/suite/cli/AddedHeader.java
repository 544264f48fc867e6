package dev.attachphone.suite.cli;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.exchange.HeaderLine;
import java.io.Serial;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses headers that the user adds to each request.
 *
 * @param contract the contract, whose credential headers cannot be added
 * @param environment the environment variables
 */
record AddedHeader(Contract contract, Map<String, String> environment) {

    private static final Pattern HEADER = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):(.*)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private static final Pattern SENDABLE = Pattern.compile("[!-~](?:[ -~]*[!-~])?");

    // The cases decide them, or the HTTP client does.
    private static final Set<String> RESERVED = Set.of(
            "accept",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "prefer",
            "te",
            "transfer-encoding",
            "upgrade");

    /** Thrown if a header cannot be added. The message does not contain its value. */
    static final class InvalidHeaderException extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        InvalidHeaderException(String message) {
            super(message);
        }
    }

    /**
     * Parses {@code Name: value}.
     *
     * @throws InvalidHeaderException if the header is invalid, or is one that the suite sends itself
     */
    HeaderLine parse(String text) {
        Matcher header = HEADER.matcher(text);
        if (!header.matches()) {
            throw new InvalidHeaderException("a header is written as 'Name: value'");
        }
        String name = header.group(1);
        String lower = name.toLowerCase(Locale.ROOT);
        if (contract.operations().stream()
                .anyMatch(operation -> operation.credentialHeaders().contains(lower))) {
            throw new InvalidHeaderException(name + " is a credential of the contract; use --token or a fixture");
        }
        if (RESERVED.contains(lower)) {
            throw new InvalidHeaderException(name + " is a header that the checks send themselves");
        }
        String value = VARIABLE.matcher(header.group(2).strip())
                .replaceAll(variable -> Matcher.quoteReplacement(Optional.ofNullable(environment.get(variable.group(1)))
                        .orElseThrow(() -> new InvalidHeaderException("the environment variable " + variable.group(1)
                                + " of the header " + name + " is not set"))));
        if (!SENDABLE.matcher(value).matches()) {
            throw new InvalidHeaderException(
                    "the value of " + name + " must be one or more printable ASCII characters");
        }
        return new HeaderLine(name, value);
    }
}
