package dev.attachphone.sandbox.http;

import dev.attachphone.openapi.tls.PemFiles;
import dev.attachphone.openapi.tls.PemFiles.InvalidPemFileException;
import dev.attachphone.openapi.tls.PemFiles.PemContent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.KeyStore;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import wiremock.org.eclipse.jetty.util.component.AbstractLifeCycle;
import wiremock.org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Provides the TLS context, and reloads it when the PEM files are replaced. The files are read every two seconds while this runs. New
 * connections use the new certificate. If the new files are invalid, the last valid certificate stays in use.
 */
final class TlsContextReloader extends AbstractLifeCycle {

    private static final Logger LOG = System.getLogger("sandbox");
    private static final int PERIOD_SECONDS = 2;

    private final PemFiles files;
    private final SslContextFactory.Server context = new SslContextFactory.Server();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "tls-files");
        thread.setDaemon(true);
        return thread;
    });
    private PemContent lastRead;
    private String lastProblem = "";

    /**
     * Reads the files for the first time.
     *
     * @throws InvalidPemFileException if a file cannot be used
     */
    TlsContextReloader(PemFiles files) {
        this.files = files;
        lastRead = files.read();
        context.setKeyStore(files.keyStore(lastRead));
        context.setKeyStorePassword("");
        context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        // With forward secrecy and authenticated encryption.
        context.setIncludeCipherSuites("TLS_AES_.*", "TLS_CHACHA20_.*", "TLS_ECDHE_.*_(GCM|POLY1305)_.*");
    }

    SslContextFactory.Server context() {
        return context;
    }

    @Override
    protected void doStart() {
        ScheduledFuture<?> unused =
                executor.scheduleWithFixedDelay(this::reload, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    protected void doStop() {
        executor.shutdownNow();
    }

    private void reload() {
        try {
            PemContent content = files.read();
            if (!content.equals(lastRead)) {
                lastRead = content;
                KeyStore store = files.keyStore(content);
                context.reload(reloaded -> reloaded.setKeyStore(store));
                LOG.log(Level.INFO, "Reloaded the certificate " + files.certificate());
            }
            lastProblem = "";
        } catch (Exception e) {
            // An exception would cancel the schedule. A file that is being replaced may be missing; the next reading
            // finds it.
            String problem = String.valueOf(e.getMessage());
            if (!problem.equals(lastProblem)) {
                LOG.log(Level.WARNING, "The last valid certificate stays in use; " + problem);
            }
            lastProblem = problem;
        }
    }
}
