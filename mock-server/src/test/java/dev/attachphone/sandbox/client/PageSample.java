package dev.attachphone.sandbox.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A sample of the vendor's page.
 *
 * @param text the sample, as printed but for what has been replaced
 */
record PageSample(String text) {

    /** Reads a sample as the page prints it. */
    static PageSample of(String file) throws IOException {
        return new PageSample(Files.readString(folder().resolve(file)));
    }

    /** Where the samples are. */
    static Path folder() {
        return Path.of(System.getProperty("clients.sources"), "page");
    }

    /** The sample sent to another host. */
    PageSample sentTo(String url) {
        return replacing("https://www.tryunleashx.com", url);
    }

    PageSample replacing(String printed, String replacement) {
        assertTrue(text.contains(printed), () -> "the page does not print " + printed);
        return new PageSample(text.replace(printed, replacement));
    }

    Path writtenTo(Path file) throws IOException {
        return Files.writeString(file, text);
    }
}
