package dev.attachphone.suite.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * The certificate with which the suite identifies itself to the target.
 *
 * @param store the certificate chain and its private key
 * @param password the password of the key in the store
 * @param file the file that contains both
 * @param isPem whether the file is PEM, and not PKCS #12
 */
public record ClientCertificate(KeyStore store, String password, Path file, boolean isPem) {

    private static final Pattern KEY = Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----");
    private static final Pattern OTHER_KEY = Pattern.compile("-----BEGIN (?:\\w+ )+PRIVATE KEY-----");

    /**
     * Reads a file: PEM with a certificate chain and an unencrypted PKCS #8 key, or PKCS #12.
     *
     * @param password the password of a PKCS #12 file
     * @throws IOException if the file cannot be read, or if the password is wrong
     * @throws GeneralSecurityException if it contains no usable certificate and key
     */
    public static ClientCertificate read(Path file, String password) throws IOException, GeneralSecurityException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        boolean isPem = text.contains("-----BEGIN ");
        KeyStore store = KeyStore.getInstance("PKCS12");
        if (isPem) {
            store.load(null, null);
            store.setKeyEntry("client", key(text), password.toCharArray(), chain(text));
        } else {
            try (InputStream in = new ByteArrayInputStream(bytes)) {
                store.load(in, password.toCharArray());
            }
        }
        return new ClientCertificate(store, password, file, isPem);
    }

    KeyManager[] keyManagers() throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password.toCharArray());
        return factory.getKeyManagers();
    }

    private static Certificate[] chain(String pem) throws IOException, GeneralSecurityException {
        Collection<? extends Certificate> chain = TrustedCertificates.certificates(pem);
        if (chain.isEmpty()) {
            throw new CertificateException("it contains no certificate");
        }
        return chain.toArray(Certificate[]::new);
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        Matcher key = KEY.matcher(pem);
        if (!key.find()) {
            throw new GeneralSecurityException(
                    OTHER_KEY.matcher(pem).find()
                            ? "its private key must be unencrypted PKCS #8; convert it with 'openssl pkey'"
                            : "it contains no private key");
        }
        PKCS8EncodedKeySpec spec =
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(key.group(1)));
        GeneralSecurityException unreadable = new GeneralSecurityException("its private key is not readable");
        for (String algorithm : new String[] {"RSA", "EC", "Ed25519"}) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (GeneralSecurityException e) {
                unreadable.addSuppressed(e);
            }
        }
        throw unreadable;
    }
}
