package dev.attachphone.suite.report;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a browser made of a page.
 *
 * @param dom the elements, after the page's script has run
 * @param console what the browser said on its standard error, the console's messages among it
 */
record ChromiumPage(String dom, String console) {

    /** Opens the page in a browser without a window, with a profile of its own below the folder. */
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
