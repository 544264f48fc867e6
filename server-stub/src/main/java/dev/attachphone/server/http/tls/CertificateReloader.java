package dev.attachphone.server.http.tls;

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

/** TLS with the certificate that its files hold now; connections that are open keep the one that they began with. */
public final class CertificateReloader extends AbstractLifeCycle {

    private static final Logger log = LoggerFactory.getLogger(CertificateReloader.class);
    private static final int PERIOD_SECONDS = 2;

    private final PemFiles files;
    private final SslContextFactory.Server context = new SslContextFactory.Server();
    private final Scheduler scheduler = new ScheduledExecutorScheduler("tls-files", true);
    private PemFiles.@Nullable PemContent inUse;
    private volatile CertificateValidity certificateValidity;
    private volatile String lastProblem = "";

    /**
     * Reads the files for the first time.
     *
     * @throws IllegalArgumentException if they cannot be used
     */
    public CertificateReloader(PemFiles files) {
        this.files = files;
        context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        context.setKeyStorePassword("");
        try {
            PemFiles.PemContent pemContent = files.read();
            KeyStore store = files.keyStore(pemContent);
            context.setKeyStore(store);
            inUse = pemContent;
            certificateValidity = CertificateValidity.of(store);
        } catch (PemFiles.InvalidPemFileException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
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

    // Looking is cheap, and does not miss the links that Kubernetes moves, as watching a folder would.
    private void scheduleNext() {
        scheduler.schedule(
                () -> {
                    reload();
                    scheduleNext();
                },
                PERIOD_SECONDS,
                TimeUnit.SECONDS);
    }

    /** Takes up what the files hold, if that is new and good. */
    void reload() {
        try {
            PemFiles.PemContent pemContent = files.read();
            if (!pemContent.equals(inUse)) {
                install(pemContent);
            }
            lastProblem = "";
        } catch (PemFiles.InvalidPemFileException e) {
            warnOnce(e.getMessage() + "; going on with the last good certificate");
        } catch (Exception e) {
            // Neither the old one nor the new one can be counted on, so whichever the files hold is taken up next.
            inUse = null;
            warnOnce(
                    "the certificate in " + files.certificate() + " could not be taken up, which is tried again: " + e);
        }
    }

    private void install(PemFiles.PemContent pemContent) throws Exception {
        KeyStore store = files.keyStore(pemContent);
        context.reload(reloaded -> reloaded.setKeyStore(store));
        inUse = pemContent;
        certificateValidity = CertificateValidity.of(store);
        log.info("took up the new certificate in {}", files.certificate());
        warnUnlessValid();
    }

    // It is served nevertheless: the clock that is wrong may be this machine's.
    private void warnUnlessValid() {
        certificateValidity
                .problem(Instant.now())
                .ifPresent(
                        problem -> log.warn("the certificate in {} is served, but {}", files.certificate(), problem));
    }

    /** When the certificate that is served now may be believed. */
    public CertificateValidity validity() {
        return certificateValidity;
    }

    /** Whether the files could not be used when they were last looked at. */
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
