package dev.attachphone.suite.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a request as a shell command that repeats it, with the credentials left out.
 *
 * @param place where it is sent
 * @param masks hide the credentials
 */
public record CurlCommand(Place place, Masks masks) {

    // What curl would tidy up or take for a pattern.
    private static final String ODD_PATH = ".*(?:/\\.|[\\[\\]{}]).*";
    private static final int LONGEST_IN_CLEAR = 2000;

    /** The command, on one line; for bytes that are written as they stand, one that does without cURL. */
    public String of(Request request) {
        return request.wire()
                .map(wire -> new WireCommand(place, wire).of(masks))
                .orElseGet(() -> curl(request));
    }

    private String curl(Request request) {
        StringBuilder command = new StringBuilder("curl -si ");
        place.trustedIfAsked()
                .ifPresent(
                        file -> command.append("--cacert ").append(quoted(file)).append(' '));
        if (request.path().matches(ODD_PATH)) {
            command.append("--path-as-is --globoff ");
        }
        if (request.method().equals("HEAD")) {
            command.append("--head ");
        } else {
            command.append("-X ").append(request.method()).append(' ');
        }
        command.append(quoted(place.url() + request.path()));
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

    private String quoted(String text) {
        return masks.quoted(masks.veiled(text));
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
        String bytes = masks.hide(new String(body.bytes(), StandardCharsets.ISO_8859_1));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }
}
