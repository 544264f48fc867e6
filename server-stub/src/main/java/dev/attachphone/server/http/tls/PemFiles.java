package dev.attachphone.server.http.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that prove who the server is, in PEM.
 *
 * @param certificate the certificate, followed by those that vouch for it
 * @param key its private key in PKCS#8, not encrypted
 */
public record PemFiles(Path certificate, Path key) {

    /** What the server's own certificate is called in a key store that is made of the files. */
    static final String ALIAS = "server";

    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /** A file that cannot be used; the message names it, and begins with what it is. */
    public static final class InvalidPemFileException extends Exception {
        private static final long serialVersionUID = 1L;

        InvalidPemFileException(String what, Path file, String why) {
            super(what + " " + file + " cannot be used: " + why);
        }
    }

    /** What the files say at one moment. */
    record PemContent(String certificate, String key) {}

    /**
     * Makes sure that the files can be used, and belong to each other.
     *
     * @throws InvalidPemFileException if one cannot be used
     */
    public void validate() throws InvalidPemFileException {
        keyStore(read());
    }

    PemContent read() throws InvalidPemFileException {
        return new PemContent(read("tls-certificate", certificate), read("tls-key", key));
    }

    KeyStore keyStore(PemContent pemContent) throws InvalidPemFileException {
        Certificate[] chain = chain(pemContent.certificate());
        PrivateKey privateKey =
                privateKey(pemContent.key(), chain[0].getPublicKey().getAlgorithm());
        if (!KeyPairs.match(chain[0].getPublicKey(), privateKey)) {
            throw new InvalidPemFileException("tls-key", key, "it is not the key of the certificate in " + certificate);
        }
        try {
            // The store below compares names only.
            for (int i = 1; i < chain.length; i++) {
                chain[i - 1].verify(chain[i].getPublicKey());
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(ALIAS, privateKey, new char[0], chain);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new InvalidPemFileException(
                    "tls-certificate",
                    certificate,
                    "its certificates do not vouch for one another; write the server's first, then that of each issuer");
        }
    }

    private static String read(String what, Path file) throws InvalidPemFileException {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new InvalidPemFileException(
                    what, file, "it cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private Certificate[] chain(String text) throws InvalidPemFileException {
        Certificate[] chain;
        try {
            chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))
                    .toArray(Certificate[]::new);
        } catch (GeneralSecurityException e) {
            chain = new Certificate[0];
        }
        if (chain.length == 0) {
            throw new InvalidPemFileException("tls-certificate", certificate, "it holds no certificate in PEM");
        }
        return chain;
    }

    private PrivateKey privateKey(String text, String algorithm) throws InvalidPemFileException {
        Matcher pem = PRIVATE_KEY.matcher(text);
        if (!pem.find()) {
            throw new InvalidPemFileException(
                    "tls-key", key, "it holds no PKCS#8 key; 'openssl pkcs8 -topk8 -nocrypt' makes one of other keys");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new InvalidPemFileException(
                    "tls-key", key, "it is no key for " + algorithm + ", which the certificate asks for");
        }
    }
}
