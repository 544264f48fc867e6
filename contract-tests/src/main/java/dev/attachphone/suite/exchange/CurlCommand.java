package dev.attachphone.suite.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Formats requests as cURL commands without credentials. The suite shares no code with the programs that it tests; the sandbox has
 * its own implementation.
 *
 * @param address the target
 * @param secrets replaces the credentials
 */
public record CurlCommand(TargetAddress address, SecretReplacer secrets) {

    // Paths that curl normalizes or reads as a glob.
    private static final String PATH_FOR_AS_IS = ".*(?:/\\.|[\\[\\]{}]).*";
    private static final int MAX_PLAIN_BODY_BYTES = 2000;

    /** The command on one line. A raw request becomes a command for nc or openssl, since cURL cannot send it. */
    public String of(TargetRequest request) {
        return request.raw()
                .map(raw -> new NetcatCommand(address, raw).of(secrets))
                .orElseGet(() -> curl(request));
    }

    private String curl(TargetRequest request) {
        StringBuilder command = new StringBuilder("curl -si ");
        address.caFile()
                .ifPresent(
                        file -> command.append("--cacert ").append(quoted(file)).append(' '));
        address.certificate()
                .ifPresent(certificate -> command.append(certificate.isPem() ? "--cert " : "--cert-type P12 --cert ")
                        .append(quoted(certificate.file().toString()))
                        .append(certificate.isPem() ? " " : "\":$CLIENT_CERTIFICATE_PASSWORD\" "));
        if (request.path().matches(PATH_FOR_AS_IS)) {
            command.append("--path-as-is --globoff ");
        }
        if (request.method().equals("HEAD")) {
            command.append("--head ");
        } else {
            command.append("-X ").append(request.method()).append(' ');
        }
        command.append(quoted(address.url() + request.path()));
        Stream.concat(address.headers().stream(), request.headers().stream())
                .forEach(header -> command.append(" -H ").append(quoted(header)));
        if (request.headers().stream().noneMatch(header -> header.name().equalsIgnoreCase("Content-Type"))) {
            command.append(" -H 'Content-Type:'");
        }
        return withBody(command, request.body());
    }

    // curl sends an empty header only if a semicolon follows its name.
    private String quoted(HeaderLine header) {
        return quoted(header.name() + (header.value().isEmpty() ? ";" : ": " + header.value()));
    }

    private String quoted(String text) {
        return secrets.shellQuoted(secrets.withMarkers(text));
    }

    private String withBody(StringBuilder command, Payload body) {
        if (body.size() == 0) {
            return command.toString();
        }
        boolean plain = body.size() <= MAX_PLAIN_BODY_BYTES
                && body.text().filter(text -> text.indexOf('\0') < 0).isPresent();
        return plain
                ? command + " --data-raw " + quoted(body.text().orElseThrow())
                : "echo " + compressed(body) + " | base64 -d | gunzip | " + command + " --data-binary @-";
    }

    // Compressed bodies are redacted too, since they are easily decompressed.
    private String compressed(Payload body) {
        String bytes = secrets.redact(new String(body.bytes(), StandardCharsets.ISO_8859_1));
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(compressed.toByteArray());
    }
}
