package dev.attachphone.sandbox.journal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes requests as shell commands that repeat them; the credential is filled in by the variable {@code TOKEN}. */
public final class JournalCurlScript {

    // What cURL sets by itself, and what belonged to the connection.
    private static final Set<String> LEFT_OUT = Set.of(
            "host",
            "content-length",
            "connection",
            "accept-encoding",
            "user-agent",
            "upgrade",
            "http2-settings",
            "transfer-encoding");

    private static final String TOKEN = ": \"${TOKEN:?set it to the token, without the colon and what follows it}\"\n";

    private static final String OTHER = """
            # LEFT_OUT stands for each name of an account that no world declares, and for each second token: they may be
            # secrets, so they are not kept. All of them are sent as the one that you set it to.
            : "${LEFT_OUT:=left-out}"
            """;

    private JournalCurlScript() {}

    /** One command for each entry. */
    public static String of(String url, List<JournalEntry> entries) {
        String commands = entries.stream()
                .map(journalEntry -> "# " + journalEntry.response().status() + " "
                        + journalEntry.response().answer() + "\n" + of(url, journalEntry.request()))
                .collect(Collectors.joining("\n"));
        return "# What a token sent; run this to send it again.\n"
                + (uses(entries, CredentialRedactor.TOKEN) ? TOKEN : "")
                + (uses(entries, CredentialRedactor.OTHER) ? OTHER : "")
                + commands;
    }

    private static boolean uses(List<JournalEntry> entries, String variable) {
        return entries.stream()
                .map(JournalEntry::request)
                .flatMap(recordedRequest -> Stream.concat(
                        Stream.of(recordedRequest.url()),
                        recordedRequest.headers().stream().map(Map.Entry::getValue)))
                .anyMatch(text -> text.contains(variable));
    }

    private static String of(String url, JournalEntry.RecordedRequest recordedRequest) {
        String body = recordedRequest.body().isEmpty()
                ? ""
                : " --data-raw " + quoted(recordedRequest.body().replace('\0', '\uFFFD'));
        String method = recordedRequest.method().equals("HEAD") ? " --head " : " -X " + recordedRequest.method() + " ";
        String command = "curl -sig --path-as-is -w '\\n'" + method + filled(url + recordedRequest.url())
                + headers(recordedRequest) + body + "\n";
        return unsendable(recordedRequest)
                .map(why -> "# Not sent again: " + why + ".\n" + command.replaceAll("(?m)^", "# ") + "\n")
                .orElse(command);
    }

    private static Optional<String> unsendable(JournalEntry.RecordedRequest recordedRequest) {
        if (ExchangeRecorder.isCut(recordedRequest.body())) {
            return Optional.of(
                    "of its body only the first " + ExchangeRecorder.MAX_BODY_CHARACTERS + " characters are kept");
        }
        if (recordedRequest.body().contains("\uFFFD") || recordedRequest.body().contains("\0")) {
            return Optional.of("its body is no text that a shell can write");
        }
        return recordedRequest.method().equals("HEAD")
                        && !recordedRequest.body().isEmpty()
                ? Optional.of("cURL sends no body with HEAD")
                : Optional.empty();
    }

    private static String headers(JournalEntry.RecordedRequest recordedRequest) {
        // Else cURL says that a body is a form.
        boolean untyped = !recordedRequest.body().isEmpty()
                && recordedRequest.headers().stream()
                        .noneMatch(header -> header.getKey().equalsIgnoreCase("content-type"));
        return recordedRequest.headers().stream()
                .filter(header -> !LEFT_OUT.contains(header.getKey().toLowerCase(Locale.ROOT)))
                // A colon with nothing behind it would have cURL leave the header out.
                .map(header -> header.getValue().isEmpty()
                        ? quoted(header.getKey() + ";")
                        : filled(header.getKey() + ": " + header.getValue()))
                .map(header -> " -H " + header)
                .collect(Collectors.joining("", "", untyped ? " -H 'Content-Type:'" : ""));
    }

    /** Quoted, but for the variables: alone in their quotes, so that no shell takes what follows for a part of them. */
    private static String filled(String text) {
        return quoted(text)
                .replace(CredentialRedactor.TOKEN, "'\"" + CredentialRedactor.TOKEN + "\"'")
                .replace(CredentialRedactor.OTHER, "'\"" + CredentialRedactor.OTHER + "\"'");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
