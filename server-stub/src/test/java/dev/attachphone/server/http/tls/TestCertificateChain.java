package dev.attachphone.server.http.tls;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A certificate for this machine, and that of its issuer.
 *
 * @param server the certificate of the server, in PEM
 * @param issuer the certificate of who signed it, in PEM
 */
record TestCertificateChain(String server, String issuer) {

    /** Makes one for the key of that certificate. */
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
