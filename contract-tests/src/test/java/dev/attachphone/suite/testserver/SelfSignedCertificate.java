package dev.attachphone.suite.testserver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A self-signed certificate, created with keytool.
 *
 * @param certificate the certificate file in PEM
 * @param key the key file in PEM
 * @param tls a TLS context that uses it
 */
public record SelfSignedCertificate(Path certificate, Path key, SSLContext tls) {

    private static final String PASSWORD = "changeit";
    private static final String NAME = "self-signed";

    /** A certificate for 127.0.0.1. */
    public static SelfSignedCertificate make(Path folder) throws Exception {
        return make(folder, "san=ip:127.0.0.1");
    }

    /**
     * A certificate whose files are in the directory.
     *
     * @param names the subject alternative names in the syntax of keytool
     */
    public static SelfSignedCertificate make(Path folder, String names) throws Exception {
        KeyStore store = store(Files.createTempDirectory(folder, "made").resolve("store.p12"), names);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        byte[] key = store.getKey(NAME, PASSWORD.toCharArray()).getEncoded();
        return new SelfSignedCertificate(
                pem(folder, "CERTIFICATE", store.getCertificate(NAME).getEncoded()),
                pem(folder, "PRIVATE KEY", key),
                tls);
    }

    private static KeyStore store(Path file, String names) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        // The quick compiler, since the program ends soon.
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
        command.addAll(List.of("-genkeypair", "-alias", NAME, "-keyalg", "EC", "-dname", "CN=localhost"));
        command.addAll(List.of("-ext", names, "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of("-keystore", file.toString()));
        Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (tool.waitFor() != 0) {
            throw new IOException(said);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static Path pem(Path folder, String what, byte[] encoded) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return Files.writeString(
                Files.createTempFile(folder, "made", ".pem"),
                "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }
}
