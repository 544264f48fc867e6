package dev.attachphone.server.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.util.CachingDateFormatter;
import dev.attachphone.server.http.accesslog.LogContext;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.event.KeyValuePair;

/**
 * Encodes each event as one line: time, level, logger, request id, message, key-value pairs and trace id. The stack trace of an exception
 * follows on further lines.
 */
final class PlainLogEncoder extends EncoderBase<ILoggingEvent> {

    private static final byte[] NO_BYTES = {};
    private static final int LEVEL_WIDTH = 5;

    private final CachingDateFormatter times = new CachingDateFormatter("yyyy-MM-dd'T'HH:mm:ss.SSSX", ZoneOffset.UTC);

    @Override
    public byte[] encode(ILoggingEvent event) {
        Map<String, String> context = event.getMDCPropertyMap();
        String level = event.getLevel().toString();
        StringBuilder line = new StringBuilder(256)
                .append(times.format(event.getTimeStamp()))
                .append(' ')
                .append(level)
                .append(" ".repeat(LEVEL_WIDTH - level.length() + 1))
                .append(event.getLoggerName().substring(event.getLoggerName().lastIndexOf('.') + 1))
                .append(' ');
        String request = context.get(LogContext.REQUEST);
        if (request != null) {
            line.append(request).append(' ');
        }
        line.append(event.getFormattedMessage());
        for (KeyValuePair field : Objects.requireNonNullElse(event.getKeyValuePairs(), List.<KeyValuePair>of())) {
            line.append(' ').append(field.key).append('=').append(field.value);
        }
        String trace = context.get(LogContext.TRACE);
        if (trace != null) {
            line.append(" trace=").append(trace);
        }
        line.append(System.lineSeparator());
        IThrowableProxy failure = event.getThrowableProxy();
        if (failure != null) {
            line.append(ThrowableProxyUtil.asString(failure));
        }
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] headerBytes() {
        return NO_BYTES;
    }

    @Override
    public byte[] footerBytes() {
        return NO_BYTES;
    }
}
