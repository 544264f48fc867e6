package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import dev.attachphone.server.cli.option.OptionDefaults;
import dev.attachphone.server.cli.option.UsageException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

final class UsageErrorsTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(UsageErrors.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void attachAppender() {
        log.start();
        logger.addAppender(log);
        logger.setAdditive(false);
    }

    @AfterEach
    void detachAppender() {
        logger.detachAppender(log);
        logger.setAdditive(true);
    }

    @Test
    void aUsageExceptionIsReportedInOneLineWithExitCode2() {
        assertEquals(2, execute(new UsageException("--port 70000 is out of range")));

        assertEquals("test: --port 70000 is out of range" + System.lineSeparator(), err.toString());
        assertEquals(List.of(), log.list);
    }

    @Test
    void anIllegalArgumentExceptionIsLoggedAsABugWithItsStackTrace() {
        IllegalArgumentException bug = new IllegalArgumentException("no operation 'x' in the contract");

        assertEquals(1, execute(bug));

        assertEquals("", err.toString());
        assertEquals(
                List.of(Level.ERROR),
                log.list.stream().map(ILoggingEvent::getLevel).toList());
        ThrowableProxy logged = (ThrowableProxy) log.list.get(0).getThrowableProxy();
        assertSame(bug, logged.getThrowable());
        assertEquals(bug.getStackTrace().length, logged.getStackTraceElementProxyArray().length);
    }

    private int execute(RuntimeException failure) {
        CommandLine commandLine = new CommandLine(new FailingCommand(failure));
        commandLine.setExecutionExceptionHandler(new UsageErrors(new OptionDefaults(Map.of())));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute();
    }

    @Command(name = "test")
    private record FailingCommand(RuntimeException failure) implements Callable<Integer> {
        @Override
        public Integer call() {
            throw failure;
        }
    }
}
