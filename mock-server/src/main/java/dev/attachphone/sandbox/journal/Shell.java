package dev.attachphone.sandbox.journal;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes requests as shell commands that repeat them; the credential is filled in by the variable {@code TOKEN}. */
public final class Shell {

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

    private Shell() {}

    /** One command for each entry. */
    public static String of(String url, List<Entry> entries) {
        return entries.stream()
                .map(entry ->
                        "# " + entry.given().status() + " " + entry.given().answer() + "\n" + of(url, entry.sent()))
                .collect(Collectors.joining("\n", "# TOKEN=... before you run this\n", ""));
    }

    private static String of(String url, Entry.Sent sent) {
        String headers = sent.headers().stream()
                .filter(header -> !LEFT_OUT.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .map(header -> " -H " + quoted(header.getKey() + ": " + header.getValue()))
                .collect(Collectors.joining());
        String body = sent.body().isEmpty() ? "" : " --data-raw " + quoted(sent.body());
        return "curl -si -X " + sent.method() + " " + quoted(url + sent.url()) + headers + body + "\n";
    }

    private static String quoted(String text) {
        return ("'" + text.replace("'", "'\\''") + "'").replace(Recorder.TOKEN, "'\"" + Recorder.TOKEN + "\"'");
    }
}
