package dev.attachphone.suite;

import dev.attachphone.suite.exchange.Trust;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which certificates are trusted. */
final class TrustOption {

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            converter = Reader.class,
            description = "over HTTPS, trust the certificates of this PEM file besides those that the JVM trusts")
    private @Nullable Trust named;

    /** What is trusted. */
    Trust trust() {
        return named == null ? Trust.ofTheJvm() : named;
    }

    private static final class Reader implements ITypeConverter<Trust> {

        @Override
        public Trust convert(String file) {
            try {
                return Trust.of(Path.of(file));
            } catch (IOException e) {
                throw new TypeConversionException("'" + file + "' cannot be read; name a PEM file of certificates");
            } catch (CertificateException e) {
                throw new TypeConversionException(
                        "'" + file + "' holds no certificate that can be read; name a PEM file of certificates");
            }
        }
    }
}
