package dev.attachphone.server.http;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A certificate for this machine, and that of its issuer.
 *
 * @param server the certificate of the server, in PEM
 * @param issuer the certificate of who signed it, in PEM
 */
record TestChain(String server, String issuer) {

    /** Makes one for the key of that certificate. */
    static TestChain make(Path folder, TestCertificate certificate) throws Exception {
        Keytool issuing =
                new Keytool(Files.createTempDirectory(folder, "issuer").resolve("store.p12"));
        issuing.makeKey("issuer", "EC", "CN=Issuer", "bc:c");
        Path request = folder.resolve("request.pem");
        certificate.keytool().run("-certreq", "-alias", TestCertificate.NAME, "-file", request.toString());
        String issued = issuing.run(
                "-gencert",
                "-alias",
                "issuer",
                "-ext",
                TestCertificate.PLACE,
                "-infile",
                request.toString(),
                "-rfc",
                "-validity",
                "3650");
        return new TestChain(issued, issuing.run("-exportcert", "-alias", "issuer", "-rfc"));
    }
}
