package dev.attachphone.server.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.LoggerFactory;

/** Configures logging in code, which starts faster than a configuration file. Events are written to standard error, one per line. */
public final class LogbackConfigurator extends ContextAwareBase implements Configurator {

    private static final String CONSOLE = "console";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        ConsoleAppender<ILoggingEvent> console = console(context, "System.err", new PlainLogEncoder());
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(console);
        context.getLogger("dev.attachphone").setLevel(Level.INFO);
        // Its warnings quote rejected hosts and headers, which may contain a credential or a number.
        context.getLogger("org.eclipse.jetty.http").setLevel(Level.ERROR);
        context.getLogger("org.eclipse.jetty.util.HostPort").setLevel(Level.ERROR);
        // It repeats what EnvelopeErrorHandler logs.
        context.getLogger("org.eclipse.jetty.server.Response").setLevel(Level.OFF);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static ConsoleAppender<ILoggingEvent> console(
            LoggerContext context, String target, Encoder<ILoggingEvent> encoder) {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setName(CONSOLE);
        console.setTarget(target);
        console.setEncoder(started(context, encoder));
        console.start();
        return console;
    }

    /** Switches to JSON, one object per line. Events of {@link StartupMessage} are written to standard output. */
    static void useJson() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Appender<ILoggingEvent> console =
                context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender(CONSOLE);
        if (console instanceof ConsoleAppender<ILoggingEvent> appender) {
            appender.stop();
            appender.setEncoder(started(context, new JsonLogEncoder()));
            appender.start();
        }
        Logger startup = context.getLogger(StartupMessage.class);
        startup.setAdditive(false);
        startup.detachAndStopAllAppenders();
        startup.addAppender(console(context, "System.out", new JsonLogEncoder()));
    }

    private static Encoder<ILoggingEvent> started(LoggerContext context, Encoder<ILoggingEvent> encoder) {
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }
}
