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
record VendorSample(String text) {

    /** Reads a sample as the page prints it. */
    static VendorSample of(String file) throws IOException {
        return new VendorSample(Files.readString(folder().resolve(file)));
    }

    /** Where the samples are. */
    static Path folder() {
        return Path.of(System.getProperty("clients.sources"), "page");
    }

    /** The sample sent to another host. */
    VendorSample sentTo(String url) {
        return replacing("https://www.tryunleashx.com", url);
    }

    VendorSample replacing(String printed, String replacement) {
        assertTrue(text.contains(printed), () -> "the page does not print " + printed);
        return new VendorSample(text.replace(printed, replacement));
    }

    Path writtenTo(Path file) throws IOException {
        return Files.writeString(file, text);
    }
}
