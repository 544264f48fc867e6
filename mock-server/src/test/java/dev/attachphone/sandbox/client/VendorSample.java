package dev.attachphone.sandbox.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A code sample of the vendor's page.
 *
 * @param text the sample with all replacements applied
 */
public record VendorSample(String text) {

    /** Reads a sample as the page shows it. */
    public static VendorSample of(String file) throws IOException {
        return new VendorSample(Files.readString(folder().resolve(file)));
    }

    /** The folder of the samples. */
    static Path folder() {
        return Path.of(System.getProperty("clients.sources"), "page");
    }

    /** Replaces the vendor's host. */
    public VendorSample sentTo(String url) {
        return replacing("https://www.tryunleashx.com", url);
    }

    public VendorSample replacing(String printed, String replacement) {
        assertTrue(text.contains(printed), () -> "the sample does not contain " + printed);
        return new VendorSample(text.replace(printed, replacement));
    }

    Path writtenTo(Path file) throws IOException {
        return Files.writeString(file, text);
    }
}
