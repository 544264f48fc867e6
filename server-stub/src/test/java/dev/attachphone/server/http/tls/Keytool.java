package dev.attachphone.server.http.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the JDK's {@code keytool} on one key store. */
final class Keytool {

    static final String PASSWORD = "changeit";

    // The quick compiler, and a key store that is protected by its password only formally: keytool starts for each
    // command.
    private static final List<String> FAST = List.of(
            "-J-XX:TieredStopAtLevel=1",
            "-J-XX:+UseSerialGC",
            "-J-Dkeystore.pkcs12.certPbeIterationCount=1",
            "-J-Dkeystore.pkcs12.keyPbeIterationCount=1",
            "-J-Dkeystore.pkcs12.macIterationCount=1");

    private final Path store;

    Keytool(Path store) {
        this.store = store;
    }

    /** Generates a key and a self-signed certificate that is valid for ten years. */
    void generateKey(String alias, String algorithm, String name, String extension) throws Exception {
        generateKey(alias, algorithm, name, extension, "-0d", 3650);
    }

    /** Generates a key and a self-signed certificate. {@code start} is relative, such as {@code -2d} for two days ago. */
    void generateKey(String alias, String algorithm, String name, String extension, String start, int days)
            throws Exception {
        run(
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                algorithm,
                "-dname",
                name,
                "-ext",
                extension,
                "-startdate",
                start,
                "-validity",
                Integer.toString(days));
    }

    /** Runs a command on the key store, and returns its output. */
    String run(String... command) throws Exception {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        line.addAll(FAST);
        line.addAll(List.of(command));
        line.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD));
        Process tool = new ProcessBuilder(line).redirectErrorStream(true).start();
        String output = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (tool.waitFor() != 0) {
            throw new IOException(output);
        }
        return output;
    }
}
