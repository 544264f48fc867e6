package dev.attachphone.suite.cli;

import dev.attachphone.suite.exchange.TrustedCertificates;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option for additional trusted certificates. */
final class TrustOption {

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            converter = Reader.class,
            description = "trust the certificates of this PEM file in addition to those that the JVM trusts")
    private @Nullable TrustedCertificates named;

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
                        "'" + file + "' contains no readable certificate; name a PEM file of certificates");
            }
        }
    }
}
