package dev.attachphone.sandbox;

import com.github.tomakehurst.wiremock.common.Notifier;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Logs WireMock's errors and drops its informational messages. */
final class ErrorLogNotifier implements Notifier {

    private static final Logger LOG = System.getLogger("sandbox");

    @Override
    public void info(String message) {}

    @Override
    public void error(String message) {
        LOG.log(Level.WARNING, message);
    }

    @Override
    public void error(String message, Throwable cause) {
        LOG.log(Level.WARNING, message, cause);
    }
}
