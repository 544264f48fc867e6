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
 * @param address where it is sent
 * @param secrets hide the credentials
 */
public record CurlCommand(TargetAddress address, SecretReplacer secrets) {

    // What curl would tidy up or take for a pattern.
    private static final String ODD_PATH = ".*(?:/\\.|[\\[\\]{}]).*";
    private static final int LONGEST_IN_CLEAR = 2000;

    /** The command, on one line; for bytes that are written as they stand, one that does without cURL. */
    public String of(TargetRequest targetRequest) {
        return targetRequest
                .raw()
                .map(rawRequest -> new NetcatCommand(address, rawRequest).of(secrets))
                .orElseGet(() -> curl(targetRequest));
    }

    private String curl(TargetRequest targetRequest) {
        StringBuilder command = new StringBuilder("curl -si ");
        address.caFile()
                .ifPresent(
                        file -> command.append("--cacert ").append(quoted(file)).append(' '));
        if (targetRequest.path().matches(ODD_PATH)) {
            command.append("--path-as-is --globoff ");
        }
        if (targetRequest.method().equals("HEAD")) {
            command.append("--head ");
        } else {
            command.append("-X ").append(targetRequest.method()).append(' ');
        }
        command.append(quoted(address.url() + targetRequest.path()));
        targetRequest.headers().forEach(headerLine -> command.append(" -H ").append(headerLine(headerLine)));
        if (targetRequest.headers().stream()
                .noneMatch(headerLine -> headerLine.name().equalsIgnoreCase("Content-Type"))) {
            command.append(" -H 'Content-Type:'");
        }
        return withBody(command, targetRequest.body());
    }

    // curl drops a header without a value; with a semicolon it sends it empty.
    private String headerLine(HeaderLine headerLine) {
        return quoted(headerLine.name() + (headerLine.value().isEmpty() ? ";" : ": " + headerLine.value()));
    }

    private String quoted(String text) {
        return secrets.shellQuoted(secrets.withMarkers(text));
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
        String bytes = secrets.redact(new String(body.bytes(), StandardCharsets.ISO_8859_1));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }
}
