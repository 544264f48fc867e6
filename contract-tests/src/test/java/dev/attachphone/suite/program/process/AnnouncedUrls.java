package dev.attachphone.suite.program.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URLs that a program prints when it starts.
 *
 * @param operations the URL of the operations port, if it is open
 * @param url the URL of the public port
 */
record AnnouncedUrls(Optional<URI> operations, URI url) {

    private static final Pattern URL = Pattern.compile("https?://127\\.0\\.0\\.1:\\d+");

    /** Waits until the program has printed its URLs. */
    static AnnouncedUrls announced(BufferedReader output, Path errors) throws IOException {
        Optional<URI> operations = Optional.empty();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher url = URL.matcher(line);
            if (url.find() && line.startsWith("Operations")) {
                operations = Optional.of(URI.create(url.group()));
            } else if (url.reset().find()) {
                return new AnnouncedUrls(operations, URI.create(url.group()));
            }
        }
        throw new IllegalStateException("the program ended without an address, see " + errors);
    }
}
