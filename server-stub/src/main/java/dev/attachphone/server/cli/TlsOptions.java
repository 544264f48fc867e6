package dev.attachphone.server.cli;

import dev.attachphone.server.http.tls.PemFiles;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that make the server speak HTTPS. */
final class TlsOptions {

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            defaultValue = "${env:ATTACH_TLS_CERTIFICATE}",
            description =
                    "Serve HTTPS (HTTP/1.1 and HTTP/2) with the certificate chain in this PEM file. A new one is taken"
                            + " up without a restart. Environment: ATTACH_TLS_CERTIFICATE")
    private @Nullable Path certificate;

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            defaultValue = "${env:ATTACH_TLS_KEY}",
            description =
                    "The certificate's private key: a PEM file in PKCS#8, not encrypted. Environment: ATTACH_TLS_KEY")
    private @Nullable Path key;

    /** The files, or nothing if HTTPS is not asked for. */
    Optional<PemFiles> files() {
        return certificate == null || key == null ? Optional.empty() : Optional.of(new PemFiles(certificate, key));
    }

    /**
     * Makes sure that the files can be used.
     *
     * @throws UsageErrors.UsageException if they cannot, or one is not given
     */
    void validate() {
        if (certificate != null && key == null) {
            throw new UsageErrors.UsageException("--tls-certificate " + certificate + " needs --tls-key");
        }
        if (key != null && certificate == null) {
            throw new UsageErrors.UsageException("--tls-key " + key + " needs --tls-certificate");
        }
        if (files().isPresent()) {
            validate(files().get());
        }
    }

    private static void validate(PemFiles files) {
        try {
            files.validate();
        } catch (PemFiles.InvalidPemFileException e) {
            throw new UsageErrors.UsageException("--" + e.getMessage());
        }
    }
}
