package dev.attachphone.server.cli;

import dev.attachphone.server.http.tls.PemFiles;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for HTTPS. */
final class TlsOptions {

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

    /** The files; empty if HTTPS is not configured. */
    Optional<PemFiles> files() {
        return certificate == null || key == null ? Optional.empty() : Optional.of(new PemFiles(certificate, key));
    }

    /**
     * Checks that both options or none of them are set, and that the files are valid.
     *
     * @throws UsageException if only one option is set
     * @throws PemFiles.InvalidPemFileException if a file cannot be used
     */
    void validate() {
        if (certificate != null && key == null) {
            throw new UsageException("--tls-certificate " + certificate + " needs --tls-key");
        }
        if (key != null && certificate == null) {
            throw new UsageException("--tls-key " + key + " needs --tls-certificate");
        }
        files().ifPresent(PemFiles::validate);
    }
}
