package dev.attachphone.suite.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a request as a shell command that repeats it, with the credentials left out.
 *
 * @param masks for each credential, the shell variable that stands for it, such as {@code $TOKEN}
 */
public record CurlCommand(Map<String, String> masks) {

    private static final char PRIVATE = '\uE000';
    // What curl would tidy up or take for a pattern.
    private static final String ODD_PATH = ".*(?:/\\.|[\\[\\]{}]).*";
    private static final int LONGEST_IN_CLEAR = 2000;

    /** The command, on one line; for bytes that are written as they stand, one that does without cURL. */
    public String of(URI url, Request request) {
        return request.wire()
                .map(wire -> new WireCommand(url, wire).of(this::quoted))
                .orElseGet(() -> curl(url, request));
    }

    private String curl(URI url, Request request) {
        StringBuilder command = new StringBuilder("curl -si ");
        if (request.path().matches(ODD_PATH)) {
            command.append("--path-as-is --globoff ");
        }
        if (request.method().equals("HEAD")) {
            command.append("--head ");
        } else {
            command.append("-X ").append(request.method()).append(' ');
        }
        command.append(quoted(url + request.path()));
        request.headers().forEach(header -> command.append(" -H ").append(headerLine(header)));
        if (request.headers().stream().noneMatch(header -> header.name().equalsIgnoreCase("Content-Type"))) {
            command.append(" -H 'Content-Type:'");
        }
        return withBody(command, request.body());
    }

    // curl drops a header without a value; with a semicolon it sends it empty.
    private String headerLine(Header header) {
        return quoted(header.name() + (header.value().isEmpty() ? ";" : ": " + header.value()));
    }

    // The secrets leave first, so that quoting cannot take one apart: each is a private character until the text is
    // quoted.
    private String quoted(String text) {
        String open = text;
        List<Map.Entry<String, String>> secrets = longestFirst();
        for (int i = 0; i < secrets.size(); i++) {
            open = open.replace(secrets.get(i).getKey(), String.valueOf((char) (PRIVATE + i)));
        }
        String quoted = "'" + open.replace("'", "'\\''") + "'";
        for (int i = 0; i < secrets.size(); i++) {
            quoted = quoted.replace(
                    String.valueOf((char) (PRIVATE + i)), "'\"" + secrets.get(i).getValue() + "\"'");
        }
        return quoted;
    }

    // One credential may begin with another.
    private List<Map.Entry<String, String>> longestFirst() {
        return masks.entrySet().stream()
                .sorted((a, b) ->
                        Integer.compare(b.getKey().length(), a.getKey().length()))
                .toList();
    }

    private String withBody(StringBuilder command, Payload body) {
        if (body.size() == 0) {
            return command.toString();
        }
        boolean clear = body.size() <= LONGEST_IN_CLEAR
                && body.text().filter(text -> text.indexOf('\0') < 0).isPresent();
        return clear
                ? command + " --data-raw " + quoted(body.text().orElseThrow())
                : "echo " + packed(body) + " | base64 -d | gunzip | " + command + " --data-binary @-";
    }

    // What is packed cannot be read, but unpacked: it holds no secret either.
    private String packed(Payload body) {
        String bytes = new String(body.bytes(), StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, String> mask : longestFirst()) {
            bytes = bytes.replace(mask.getKey(), mask.getValue());
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }
}
