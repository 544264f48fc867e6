package dev.attachphone.suite.exchange;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Writes bytes as a command for bash that sends them: with nc, or with openssl where TLS is spoken.
 *
 * @param place where they are sent
 * @param wire the bytes
 */
record WireCommand(Place place, Wire wire) {

    private static final Pattern RUN = Pattern.compile("([A-Za-z0-9/])\\1{99,}");

    /** The command, without the credentials. */
    String of(Masks masks) {
        String bytes = new String(wire.bytes().bytes(), StandardCharsets.ISO_8859_1);
        String text = RUN.matcher(masks.quoted(escaped(masks.veiled(bytes))))
                .replaceAll(run -> "'\"\\$(printf '%.0s" + run.group(1) + "' {1.."
                        + run.group().length() + "})\"'");
        return "printf '%b' " + text + " | " + connection(masks);
    }

    private String connection(Masks masks) {
        URI url = place.url();
        if (Line.isSecure(url)) {
            return "openssl s_client -quiet -connect " + url.getHost() + ":" + Line.port(url) + " -servername "
                    + url.getHost()
                    + place.trustedIfAsked()
                            .map(file -> " -CAfile " + masks.quoted(file))
                            .orElse("");
        }
        return "nc " + (wire.halfClosed() ? "-N " : "") + url.getHost() + " " + Line.port(url);
    }

    // As printf '%b' reads it.
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(letter -> escaped.append(escaped(letter)));
        return escaped.toString();
    }

    private static String escaped(int letter) {
        return switch (letter) {
            case '\r' -> "\\r";
            case '\n' -> "\\n";
            case '\\' -> "\\\\";
            default ->
                (letter >= ' ' && letter <= '~') || letter > 0xFF
                        ? String.valueOf((char) letter)
                        : String.format(Locale.ROOT, "\\0%03o", letter);
        };
    }
}
