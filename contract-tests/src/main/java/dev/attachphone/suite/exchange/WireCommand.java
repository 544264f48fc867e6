package dev.attachphone.suite.exchange;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Writes bytes as a command for bash that sends them: with nc, or with openssl where TLS is spoken.
 *
 * @param url the target
 * @param wire the bytes
 */
record WireCommand(URI url, Wire wire) {

    private static final Pattern RUN = Pattern.compile("([A-Za-z0-9/])\\1{99,}");

    /**
     * The command.
     *
     * @param quoted puts a text into single quotation marks for the shell
     */
    String of(UnaryOperator<String> quoted) {
        String text = RUN.matcher(quoted.apply(escaped()))
                .replaceAll(run -> "'\"\\$(printf '%.0s" + run.group(1) + "' {1.."
                        + run.group().length() + "})\"'");
        return "printf '%b' " + text + " | " + connection();
    }

    private String connection() {
        if (Line.isSecure(url)) {
            return "openssl s_client -quiet -connect " + url.getHost() + ":" + Line.port(url) + " -servername "
                    + url.getHost();
        }
        return "nc " + (wire.halfClosed() ? "-N " : "") + url.getHost() + " " + Line.port(url);
    }

    // As printf '%b' reads it.
    private String escaped() {
        StringBuilder escaped = new StringBuilder();
        new String(wire.bytes().bytes(), StandardCharsets.ISO_8859_1)
                .chars()
                .forEach(letter -> escaped.append(escaped(letter)));
        return escaped.toString();
    }

    private static String escaped(int letter) {
        return switch (letter) {
            case '\r' -> "\\r";
            case '\n' -> "\\n";
            case '\\' -> "\\\\";
            default ->
                letter >= ' ' && letter <= '~'
                        ? String.valueOf((char) letter)
                        : String.format(Locale.ROOT, "\\0%03o", letter);
        };
    }
}
