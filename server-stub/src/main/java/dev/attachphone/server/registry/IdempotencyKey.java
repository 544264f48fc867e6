package dev.attachphone.server.registry;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The idempotency key of an operator's request. It encrypts the stored answer, which may have a secret; only a hash of the key is
 * stored. It also authenticates the request, so that the database does not confirm guesses of its values.
 *
 * @param tokenName the operator token; each token has keys of its own
 * @param key the key of the client
 */
public record IdempotencyKey(String tokenName, String key) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** Identifies the key, from which it cannot be computed. */
    public String sha256() {
        return sha256(tokenName + " " + key);
    }

    /** The SHA-256 digest of a text's UTF-8 bytes in lower-case hexadecimal. */
    public static String sha256(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform provides SHA-256", e);
        }
    }

    /** The HMAC-SHA-256 of a request under the key in lower-case hexadecimal. */
    public String hmac(String request) {
        return HexFormat.of().formatHex(mac("request of " + tokenName + " " + request));
    }

    /** Encrypts a text with AES-GCM; the result is Base64 of the nonce and the ciphertext. */
    public String encrypt(String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] ciphertext = apply(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8));
        byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + ciphertext.length);
        System.arraycopy(ciphertext, 0, all, NONCE_BYTES, ciphertext.length);
        return Base64.getEncoder().encodeToString(all);
    }

    /** Decrypts what {@link #encrypt} has returned. */
    public String decrypt(String encrypted) {
        byte[] all = Base64.getDecoder().decode(encrypted);
        byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
        byte[] text = apply(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(all, NONCE_BYTES, all.length));
        return new String(text, StandardCharsets.UTF_8);
    }

    private byte[] apply(int mode, byte[] nonce, byte[] input) {
        try {
            byte[] aesKey = mac("answer of " + tokenName);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(aesKey, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(sha256().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the answer of an idempotency key cannot be encrypted or decrypted", e);
        }
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform provides HMAC-SHA-256", e);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "IdempotencyKey[" + sha256() + "]";
    }
}
