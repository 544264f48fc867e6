package dev.attachphone.server.http.tls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Map;

/** Tells whether two keys belong to each other. */
final class KeyPairs {

    private static final Map<String, String> SIGNATURES = Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA");
    private static final byte[] PROBE = "whose is it".getBytes(StandardCharsets.US_ASCII);

    private KeyPairs() {}

    /** Whether what the private key signs is what the public key believes. */
    static boolean match(PublicKey publicKey, PrivateKey privateKey) {
        try {
            Signature signature =
                    Signature.getInstance(SIGNATURES.getOrDefault(publicKey.getAlgorithm(), publicKey.getAlgorithm()));
            signature.initSign(privateKey);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
