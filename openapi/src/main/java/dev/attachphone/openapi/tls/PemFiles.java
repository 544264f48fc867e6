package dev.attachphone.openapi.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The certificate chain and the private key of a program that serves HTTPS, in PEM format. Immutable.
 *
 * @param certificate the file of the certificate chain: the server's certificate, followed by those of its issuers
 * @param key the file of the private key in PKCS#8 format, not encrypted
 */
public record PemFiles(Path certificate, Path key) {

    /** The alias of the server's certificate and key in the key store. */
    public static final String ALIAS = "server";

    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final Map<String, String> SIGNATURES = Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA");
    private static final byte[] SIGNED_TEXT = "key pair check".getBytes(StandardCharsets.US_ASCII);

    /** A file cannot be used. The message names the option, the file and the reason. */
    public static final class InvalidPemFileException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InvalidPemFileException(String option, Path file, String reason) {
            super(option + " " + file + " cannot be used: " + reason);
        }
    }

    /** The text of both files at one moment. */
    public record PemContent(String certificate, String key) {}

    /**
     * Checks that the files can be used and belong together.
     *
     * @throws InvalidPemFileException if they cannot
     */
    public void validate() {
        keyStore(read());
    }

    /**
     * The end of the validity of the server's certificate.
     *
     * @throws InvalidPemFileException if the certificate cannot be used
     */
    public Instant validUntil() {
        X509Certificate server = (X509Certificate) chain(read().certificate())[0];
        return server.getNotAfter().toInstant();
    }

    /**
     * Reads both files.
     *
     * @throws InvalidPemFileException if a file cannot be read
     */
    public PemContent read() {
        return new PemContent(read("--tls-certificate", certificate), read("--tls-key", key));
    }

    /**
     * A key store with the certificate chain and the key under {@link #ALIAS}, without a password.
     *
     * @throws InvalidPemFileException if the content cannot be used
     */
    public KeyStore keyStore(PemContent content) {
        Certificate[] chain = chain(content.certificate());
        PrivateKey privateKey =
                privateKey(content.key(), chain[0].getPublicKey().getAlgorithm());
        if (!isKeyPair(chain[0].getPublicKey(), privateKey)) {
            throw new InvalidPemFileException(
                    "--tls-key", key, "it is not the private key of the certificate in " + certificate);
        }
        try {
            // KeyStore compares only the names of issuers and subjects.
            for (int i = 1; i < chain.length; i++) {
                chain[i - 1].verify(chain[i].getPublicKey());
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(ALIAS, privateKey, new char[0], chain);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw invalidCertificate(
                    "its certificates are not a chain; put the server's certificate first, then that of each issuer");
        }
    }

    private static String read(String option, Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new InvalidPemFileException(
                    option, file, "it cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private Certificate[] chain(String text) {
        Certificate[] chain;
        try {
            chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))
                    .toArray(Certificate[]::new);
        } catch (GeneralSecurityException e) {
            chain = new Certificate[0];
        }
        if (chain.length == 0) {
            throw invalidCertificate("it contains no certificate in PEM format");
        }
        return chain;
    }

    private PrivateKey privateKey(String text, String algorithm) {
        Matcher pem = PRIVATE_KEY.matcher(text);
        if (!pem.find()) {
            throw new InvalidPemFileException(
                    "--tls-key", key, "it contains no PKCS#8 key; convert it with 'openssl pkcs8 -topk8 -nocrypt'");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new InvalidPemFileException(
                    "--tls-key", key, "it is not a key for " + algorithm + ", the algorithm of the certificate");
        }
    }

    /** Whether a signature made with the private key is verified by the public key. */
    private static boolean isKeyPair(PublicKey publicKey, PrivateKey privateKey) {
        try {
            Signature signature =
                    Signature.getInstance(SIGNATURES.getOrDefault(publicKey.getAlgorithm(), publicKey.getAlgorithm()));
            signature.initSign(privateKey);
            signature.update(SIGNED_TEXT);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(SIGNED_TEXT);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private InvalidPemFileException invalidCertificate(String reason) {
        return new InvalidPemFileException("--tls-certificate", certificate, reason);
    }
}
