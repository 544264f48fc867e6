package dev.attachphone.sandbox.export;

import dev.attachphone.openapi.ContractLimits.TextLimit;
import dev.attachphone.openapi.CredentialHeader;
import dev.attachphone.sandbox.request.RequestCredentials;
import java.util.regex.Pattern;

/** Regular expressions for values of a single header line. */
final class HeaderRegexes {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String PARAMETER = TOKEN + "=(?:" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*\")";
    private static final String NOT_UTF_8 = ".*;\\s*charset=(?!\"?utf-?8\"?\\s*(?:;|\\z))";

    /** Matches a content type that is JSON in UTF-8. */
    static final String JSON = "(?is)(?!" + NOT_UTF_8 + ")\\s*application/json\\s*(?:;\\s*(?:" + PARAMETER + ")?\\s*)*";

    private static final String ZERO_WEIGHT = "[^,]*;\\s*q=0*(?:\\.0*)?\\s*(?:[;,]|\\z)";

    /** Matches a content coding other than {@code identity}. */
    static final String CODING = "(?is)(?!(?:[\\s,]|identity)*\\z).*";

    /** Matches an Accept header that excludes JSON. The most specific range that covers JSON decides. */
    static final String NO_JSON_WANTED = "(?is)(?!(?:[\\s,]*"
            + "|" + wanted("application/json")
            + "|" + unnamed("application/json") + wanted("application/\\*")
            + "|" + unnamed("application/json") + unnamed("application/\\*") + wanted("\\*/\\*")
            + ")\\z).*";

    private HeaderRegexes() {}

    /** Matches a preference, alone or among others. */
    static String preference(String name, String value) {
        return "(?s)(?:.*,)?\\s*(?i:" + Pattern.quote(name) + ")\\s*=\\s*(\"?)" + value + "\\1\\s*(?:[,;].*)?";
    }

    /** Matches a well-formed credential that is neither expired nor revoked. */
    static String credential(CredentialHeader header, TextLimit limit) {
        String never = String.join("|", RequestCredentials.INVALID_ACCOUNT_NAMES);
        return line(
                header,
                "(?![^:]*:(?:" + never + ")\\s*\\z)(?=.{1," + limit.maxLength() + "}\\s*\\z)"
                        + withoutAnchors(limit.pattern()));
    }

    /** Matches the credential. */
    static String credential(CredentialHeader header, String token) {
        return line(header, Pattern.quote(token));
    }

    /** Matches the credentials of accounts with the name, in any tenant. */
    static String credentialOf(CredentialHeader header, String account) {
        return line(header, "[!-9;-~]*:" + Pattern.quote(account));
    }

    private static String line(CredentialHeader header, String credential) {
        String scheme = header.scheme()
                .map(name -> "(?:(?i:" + Pattern.quote(name) + ") \\s*)?")
                .orElse("");
        return "\\s*" + scheme + credential + "\\s*";
    }

    /** The expression as a group that can be part of another expression. */
    private static String withoutAnchors(Pattern pattern) {
        return "(?:" + pattern.pattern().replaceAll("^\\^|\\\\z$", "") + ")";
    }

    private static String wanted(String range) {
        return "(?:.*,)?\\s*" + range + "\\s*(?!" + ZERO_WEIGHT + ")(?:;[^,]*)?(?:,.*)?";
    }

    private static String unnamed(String range) {
        return "(?!(?:.*,)?\\s*" + range + "\\s*(?:;[^,]*)?(?:,.*)?\\z)";
    }
}
