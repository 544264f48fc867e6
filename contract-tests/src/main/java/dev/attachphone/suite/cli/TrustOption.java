package dev.attachphone.suite.cli;

import dev.attachphone.suite.exchange.TrustedCertificates;
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
    private @Nullable TrustedCertificates named;

    /** What is trusted. */
    TrustedCertificates trust() {
        return named == null ? TrustedCertificates.jvmDefault() : named;
    }

    private static final class Reader implements ITypeConverter<TrustedCertificates> {

        @Override
        public TrustedCertificates convert(String file) {
            try {
                return TrustedCertificates.jvmDefaultAnd(Path.of(file));
            } catch (IOException e) {
                throw new TypeConversionException("'" + file + "' cannot be read; name a PEM file of certificates");
            } catch (CertificateException e) {
                throw new TypeConversionException(
                        "'" + file + "' holds no certificate that can be read; name a PEM file of certificates");
            }
        }
    }
}
