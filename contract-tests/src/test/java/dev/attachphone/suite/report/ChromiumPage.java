package dev.attachphone.suite.report;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A page that was opened in Chromium.
 *
 * @param dom the document after the script of the page has run
 * @param console the standard error of the browser, including the messages of the console
 */
record ChromiumPage(String dom, String console) {

    /** Opens the page in a headless browser with a new profile below the folder. */
    static ChromiumPage open(URI page, Path folder) throws IOException, InterruptedException {
        Path dom = Files.createTempFile(folder, "dom", ".html");
        Path console = Files.createTempFile(folder, "console", ".txt");
        Process process = new ProcessBuilder(List.of(
                        "chromium",
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + Files.createTempDirectory(folder, "profile"),
                        "--enable-logging=stderr",
                        "--virtual-time-budget=10000",
                        "--dump-dom",
                        page.toString()))
                .redirectOutput(dom.toFile())
                .redirectError(console.toFile())
                .start();
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the browser does not end, see " + console);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return new ChromiumPage(Files.readString(dom), Files.readString(console));
    }
}
