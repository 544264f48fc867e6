package dev.attachphone.server.http.tls;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A certificate for localhost, and that of its issuer, in PEM format.
 *
 * @param server the certificate of the server
 * @param issuer the certificate of the issuer
 */
record TestCertificateChain(String server, String issuer) {

    /** Creates a chain for the key of a certificate. */
    static TestCertificateChain create(Path folder, TestCertificate certificate) throws Exception {
        Keytool issuing =
                new Keytool(Files.createTempDirectory(folder, "issuer").resolve("store.p12"));
        issuing.generateKey("issuer", "EC", "CN=Issuer", "bc:c");
        Path request = folder.resolve("request.pem");
        certificate.keytool().run("-certreq", "-alias", TestCertificate.NAME, "-file", request.toString());
        String issued = issuing.run(
                "-gencert",
                "-alias",
                "issuer",
                "-ext",
                TestCertificate.SUBJECT_ALTERNATIVE_NAMES,
                "-infile",
                request.toString(),
                "-rfc",
                "-validity",
                "3650");
        return new TestCertificateChain(issued, issuing.run("-exportcert", "-alias", "issuer", "-rfc"));
    }
}
