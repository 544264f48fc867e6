package dev.attachphone.sandbox.journal;

import dev.attachphone.sandbox.journal.JournalEntry.RecordedRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Converts journal entries to a shell script that repeats the requests with cURL. The variables {@code TOKEN} and {@code LEFT_OUT}
 * supply the redacted credentials. The test suite writes its own cURL commands, because it judges the sandbox and must not depend on
 * it.
 */
public final class JournalCurlScript {

    /** Headers that cURL sets itself or that apply only to the original connection. */
    private static final Set<String> OMITTED_HEADERS = Set.of(
            "host",
            "content-length",
            "connection",
            "accept-encoding",
            "user-agent",
            "upgrade",
            "http2-settings",
            "transfer-encoding");

    private static final String REQUIRE_TOKEN =
            ": \"${TOKEN:?set it to the token, without the colon and what follows it}\"\n";

    private static final String DEFAULT_LEFT_OUT = """
            # LEFT_OUT stands for the name of every undeclared account and for every second token. These may be secrets, so they
            # are not recorded. The script sends the same value for all of them; set the variable to change it.
            : "${LEFT_OUT:=left-out}"
            """;

    private JournalCurlScript() {}

    /**
     * Creates the script, with one command for each entry.
     *
     * @param url the URL of the sandbox without a trailing slash
     */
    public static String of(String url, List<JournalEntry> entries) {
        String commands = entries.stream()
                .map(entry -> "# " + entry.response().status() + " "
                        + entry.response().answer() + "\n" + command(url, entry.request()))
                .collect(Collectors.joining("\n"));
        return "# The requests of a token. Run this script to repeat them.\n"
                + (uses(entries, CredentialRedactor.TOKEN) ? REQUIRE_TOKEN : "")
                + (uses(entries, CredentialRedactor.OTHER) ? DEFAULT_LEFT_OUT : "")
                + commands;
    }

    private static boolean uses(List<JournalEntry> entries, String variable) {
        return entries.stream()
                .map(JournalEntry::request)
                .flatMap(request -> Stream.concat(
                        Stream.of(request.url()), request.headers().stream().map(Map.Entry::getValue)))
                .anyMatch(text -> text.contains(variable));
    }

    private static String command(String url, RecordedRequest request) {
        String body = request.body().isEmpty()
                ? ""
                : " --data-raw " + quoted(request.body().replace('\0', '\uFFFD'));
        String method = request.method().equals("HEAD") ? " --head " : " -X " + request.method() + " ";
        String command = "curl -sig --path-as-is -w '\\n'" + method + quotedWithVariables(url + request.url())
                + headers(request) + body + "\n";
        return reasonNotToRepeat(request)
                .map(reason -> "# Not repeated: " + reason + ".\n" + command.replaceAll("(?m)^", "# ") + "\n")
                .orElse(command);
    }

    private static Optional<String> reasonNotToRepeat(RecordedRequest request) {
        if (JournalEntryMapper.isTruncated(request.body())) {
            return Optional.of("only the first " + JournalEntryMapper.MAX_BODY_CHARACTERS
                    + " characters of its body are recorded");
        }
        if (request.body().contains("\uFFFD") || request.body().contains("\0")) {
            return Optional.of("its body is not text that a shell can write");
        }
        return request.method().equals("HEAD") && !request.body().isEmpty()
                ? Optional.of("cURL sends no body with HEAD")
                : Optional.empty();
    }

    private static String headers(RecordedRequest request) {
        // Without this, cURL adds the content type of a form.
        boolean removesContentType = !request.body().isEmpty()
                && request.headers().stream()
                        .noneMatch(header -> header.getKey().equalsIgnoreCase("content-type"));
        return request.headers().stream()
                .filter(header -> !OMITTED_HEADERS.contains(header.getKey().toLowerCase(Locale.ROOT)))
                // With "Name:", cURL omits the header; with "Name;", it sends an empty one.
                .map(header -> header.getValue().isEmpty()
                        ? quoted(header.getKey() + ";")
                        : quotedWithVariables(header.getKey() + ": " + header.getValue()))
                .map(header -> " -H " + header)
                .collect(Collectors.joining("", "", removesContentType ? " -H 'Content-Type:'" : ""));
    }

    /** Quotes the text. Each variable gets its own double quotes, so that the text after it is not part of its name. */
    private static String quotedWithVariables(String text) {
        return quoted(text)
                .replace(CredentialRedactor.TOKEN, "'\"" + CredentialRedactor.TOKEN + "\"'")
                .replace(CredentialRedactor.OTHER, "'\"" + CredentialRedactor.OTHER + "\"'");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
