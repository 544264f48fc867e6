package dev.attachphone.suite.exchange;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Formats a raw request as a bash command that sends it: with nc, or with openssl over TLS.
 *
 * @param address the target
 * @param rawRequest the bytes
 */
record NetcatCommand(TargetAddress address, RawRequest rawRequest) {

    private static final Pattern REPETITION = Pattern.compile("([A-Za-z0-9/])\\1{99,}");

    /** The command without credentials. */
    String of(SecretReplacer secrets) {
        String bytes = new String(rawRequest.with(address.headers(), 1).bytes().bytes(), StandardCharsets.ISO_8859_1);
        String text = REPETITION
                .matcher(secrets.shellQuoted(escaped(secrets.withMarkers(bytes))))
                .replaceAll(run -> "'\"\\$(printf '%.0s" + run.group(1) + "' {1.."
                        + run.group().length() + "})\"'");
        return "printf '%b' " + text + " | " + connection(secrets);
    }

    private String connection(SecretReplacer secrets) {
        URI url = address.url();
        if (SocketConnector.isSecure(url)) {
            return "openssl s_client -quiet -connect " + url.getHost() + ":" + SocketConnector.port(url)
                    + " -servername "
                    + url.getHost()
                    + address.caFile()
                            .map(file -> " -CAfile " + secrets.shellQuoted(file))
                            .orElse("")
                    + address.certificate()
                            .map(ClientCertificate::file)
                            .map(file -> " -cert " + secrets.shellQuoted(file.toString()) + " -key "
                                    + secrets.shellQuoted(file.toString()))
                            .orElse("");
        }
        return "nc " + (rawRequest.halfClose() ? "-N " : "") + url.getHost() + " " + SocketConnector.port(url);
    }

    // Escapes for printf '%b'.
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
