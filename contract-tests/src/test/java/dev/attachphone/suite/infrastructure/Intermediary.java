package dev.attachphone.suite.infrastructure;

import dev.attachphone.suite.testserver.SelfSignedCertificate;
import dev.attachphone.testing.DaemonProcess;
import dev.attachphone.testing.ProxyProgram;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Ordinary infrastructure between the suite and a correct program. */
@SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
enum Intermediary {
    CHARSET("a proxy that sends `Content-Type: Application/JSON; charset=UTF-8`", box(ResponseChanges.CHARSET)),
    ADDED_HEADERS("a proxy that adds headers", box(ResponseChanges.ADDED_HEADERS)),
    HTTP_1_0("a proxy that answers with HTTP/1.0", box(ResponseChanges.HTTP_1_0)),
    CONNECTION_CLOSE("a proxy that closes the connection after each answer", box(ResponseChanges.CONNECTION_CLOSE)),
    GZIP("a proxy that compresses if the client accepts it", box(ResponseChanges.GZIP)),
    SMALL_PACKETS("a proxy that splits answers into packets of 7 bytes", box(ResponseChanges.SMALL_PACKETS)),
    DELAY("a delay of 200 ms", box(ResponseChanges.DELAY)),
    RATE_LIMIT("a limit of 5 requests a second", box(ResponseChanges.RATE_LIMIT)),
    SELF_SIGNED_TLS("TLS with a self-signed certificate", (program, folder) -> {
        SelfSignedCertificate certificate = SelfSignedCertificate.make(folder);
        ResponseBox box = ResponseBox.withTls(program, certificate.tls());
        return new Opened(
                box.url(), List.of("--trust", certificate.certificate().toString()), box);
    }),
    NGINX("nginx", proxy(ProxyProgram.NGINX)),
    HAPROXY("HAProxy", proxy(ProxyProgram.HAPROXY)),
    APACHE("Apache", proxy(ProxyProgram.APACHE));

    // The demo world of both programs. A program behind an intermediary is a foreign target, for which QA writes the
    // fixture.
    private static final String FIXTURE = """
            accounts:
              valid:
                token: YOUR_AUTH_TOKEN
                agents: [agent_abc123xyz, agent_xyz789abc]
                configured: [san, ozonetell, twilio, exotel, telnyx, vonage, plivo, bandwidth]
              other-account:
                token: 'YOUR_AUTH_TOKEN:other'
                agents: [agent_def456uvw]
                configured: [san]
                unconfigured: [twilio, exotel]
            refused: {wrong: 'not a valid token', expired: 'YOUR_AUTH_TOKEN:expired'}
            unknown-agent: agent_not_found
            numbers: {from: '+19990000000000', to: '+19999999999999'}
            """;

    private final String description;
    private final Opener opener;

    Intermediary(String description, Opener opener) {
        this.description = description;
        this.opener = opener;
    }

    /** Starts it in front of a program; its files are in the directory. */
    Opened before(URI program, Path folder) throws Exception {
        return opener.open(program, folder);
    }

    /** Writes the fixture of the programs to the directory. */
    static Path fixture(Path folder) throws IOException {
        return Files.writeString(folder.resolve("fixture.yaml"), FIXTURE);
    }

    /** Whether it passes so few requests in a bearable time that only a part of the checks can be run. */
    boolean isSlow() {
        return this == DELAY || this == RATE_LIMIT;
    }

    /** What it is, for a table. */
    String description() {
        return description;
    }

    /**
     * An intermediary that runs.
     *
     * @param url its address
     * @param options the options of the suite that it requires
     */
    record Opened(URI url, List<String> options, AutoCloseable process) implements AutoCloseable {

        @Override
        public void close() throws Exception {
            process.close();
        }
    }

    @FunctionalInterface
    private interface Opener {
        Opened open(URI program, Path folder) throws Exception;
    }

    private static Opener box(ResponseChange change) {
        return (program, folder) -> {
            ResponseBox box = ResponseBox.before(program, change);
            return new Opened(box.url(), List.of(), box);
        };
    }

    private static Opener proxy(ProxyProgram proxy) {
        return (program, folder) -> {
            int port = DaemonProcess.freePort();
            Path files = Files.createTempDirectory(folder, proxy.name());
            DaemonProcess process = proxy.start(files, port, program);
            return new Opened(URI.create("http://127.0.0.1:" + port), List.of(), process);
        };
    }
}
