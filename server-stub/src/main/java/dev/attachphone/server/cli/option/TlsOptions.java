package dev.attachphone.server.cli.option;

import dev.attachphone.openapi.tls.PemFiles;
import dev.attachphone.server.http.tls.TlsConfig;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for HTTPS. */
public final class TlsOptions {

    /** Two years. */
    private static final int MAX_HSTS_SECONDS = 63_072_000;

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            defaultValue = OptionDefaults.NONE,
            description = "Serve HTTPS (HTTP/1.1 and HTTP/2) with the certificate chain in this PEM file. The server"
                    + " reloads a replaced file without a restart.")
    private @Nullable Path certificate;

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            defaultValue = OptionDefaults.NONE,
            description = "The private key of the certificate: a PEM file in PKCS#8 format, not encrypted.")
    private @Nullable Path key;

    @Option(
            names = "--hsts",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description =
                    "With HTTPS, the max-age of Strict-Transport-Security, such as 31536000; 0 does not send the header.")
    private int hsts;

    /** The configuration; empty if HTTPS is not configured. */
    public Optional<TlsConfig> config() {
        return certificate == null || key == null
                ? Optional.empty()
                : Optional.of(new TlsConfig(new PemFiles(certificate, key), hsts));
    }

    /**
     * Checks that both files or none of them are given, and that they are valid.
     *
     * @throws UsageException if only one file is given, or another option without them
     * @throws PemFiles.InvalidPemFileException if a file cannot be used
     */
    public void validate() {
        if (certificate != null && key == null) {
            throw new UsageException("--tls-certificate " + certificate + " needs --tls-key");
        }
        if (key != null && certificate == null) {
            throw new UsageException("--tls-key " + key + " needs --tls-certificate");
        }
        UsageException.requireInRange("--hsts", hsts, 0, MAX_HSTS_SECONDS);
        if (hsts > 0 && certificate == null) {
            throw new UsageException("--hsts " + hsts + " needs --tls-certificate and --tls-key");
        }
        config().ifPresent(config -> config.files().validate());
    }
}
