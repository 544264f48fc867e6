package dev.attachphone.server.http.tls;

import dev.attachphone.openapi.tls.PemFiles;
import dev.attachphone.openapi.tls.PemFiles.InvalidPemFileException;
import dev.attachphone.openapi.tls.PemFiles.PemContent;
import java.security.KeyStore;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Provides the TLS context, and reloads it when the PEM files are replaced.
 *
 * <p>The files are read every two seconds. New connections use the new certificate; open connections keep theirs. If the new files
 * are invalid, the last valid certificate stays in use.
 */
public final class CertificateReloader extends AbstractLifeCycle {

    private static final Logger log = LoggerFactory.getLogger(CertificateReloader.class);
    private static final int PERIOD_SECONDS = 2;

    private final PemFiles files;
    private final SslContextFactory.Server context = new SslContextFactory.Server();
    private final Scheduler scheduler = new ScheduledExecutorScheduler("tls-files", true);
    private @Nullable PemContent inUse;
    private volatile CertificateValidity validity;
    private volatile String lastProblem = "";

    /**
     * Reads the files for the first time.
     *
     * @throws InvalidPemFileException if a file cannot be used
     */
    public CertificateReloader(PemFiles files) {
        this.files = files;
        context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        // With forward secrecy and authenticated encryption.
        context.setIncludeCipherSuites("TLS_AES_.*", "TLS_CHACHA20_.*", "TLS_ECDHE_.*_(GCM|POLY1305)_.*");
        context.setKeyStorePassword("");
        PemContent content = files.read();
        KeyStore store = files.keyStore(content);
        context.setKeyStore(store);
        inUse = content;
        validity = CertificateValidity.of(store);
        warnUnlessValid();
    }

    public SslContextFactory.Server context() {
        return context;
    }

    @Override
    protected void doStart() throws Exception {
        scheduler.start();
        scheduleNext();
    }

    @Override
    protected void doStop() throws Exception {
        scheduler.stop();
    }

    // Polling also detects the symbolic links that Kubernetes replaces, which a watch on the directory would miss.
    private void scheduleNext() {
        scheduler.schedule(
                () -> {
                    reload();
                    scheduleNext();
                },
                PERIOD_SECONDS,
                TimeUnit.SECONDS);
    }

    /** Reads the files, and installs their certificate if it is new and valid. */
    void reload() {
        try {
            PemContent content = files.read();
            if (!content.equals(inUse)) {
                install(content);
            }
            lastProblem = "";
        } catch (InvalidPemFileException e) {
            warnOnce(e.getMessage() + "; the last valid certificate stays in use");
        } catch (Exception e) {
            // The context may hold the old or the new certificate; with null, the next reload installs the files.
            inUse = null;
            warnOnce("The certificate in " + files.certificate() + " could not be installed and will be tried again: "
                    + e);
        }
    }

    private void install(PemContent content) throws Exception {
        KeyStore store = files.keyStore(content);
        context.reload(reloaded -> reloaded.setKeyStore(store));
        inUse = content;
        validity = CertificateValidity.of(store);
        log.info("Reloaded the certificate in {}", files.certificate());
        warnUnlessValid();
    }

    // An invalid certificate is served all the same: the clock of this machine may be wrong.
    private void warnUnlessValid() {
        validity.problem(Instant.now())
                .ifPresent(
                        problem -> log.warn("The certificate in {} is in use, but {}", files.certificate(), problem));
    }

    /** The validity of the certificate in use. */
    public CertificateValidity validity() {
        return validity;
    }

    /** Whether the files could not be used at the last reload. */
    public boolean hasProblem() {
        return !lastProblem.isEmpty();
    }

    private void warnOnce(String problem) {
        if (!problem.equals(lastProblem)) {
            log.warn("{}", problem);
        }
        lastProblem = problem;
    }
}
