package dev.attachphone.server.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.slf4j.event.KeyValuePair;

/**
 * Encodes each event as one JSON object on a line. Its fields are {@code time}, {@code level}, {@code logger}, {@code request},
 * {@code message}, the key-value pairs of the event, and {@code failure} with the stack trace of an exception.
 */
final class JsonLogEncoder extends EncoderBase<ILoggingEvent> {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final byte[] NO_BYTES = {};

    @Override
    public byte[] encode(ILoggingEvent event) {
        ObjectNode line = MAPPER.createObjectNode();
        line.put("time", event.getInstant().toString())
                .put("level", event.getLevel().toString())
                .put(
                        "logger",
                        event.getLoggerName().substring(event.getLoggerName().lastIndexOf('.') + 1));
        event.getMDCPropertyMap().forEach(line::put);
        line.put("message", event.getFormattedMessage());
        for (KeyValuePair field : Objects.requireNonNullElse(event.getKeyValuePairs(), List.<KeyValuePair>of())) {
            line.set(field.key, MAPPER.valueToTree(field.value));
        }
        IThrowableProxy failure = event.getThrowableProxy();
        if (failure != null) {
            line.put("failure", ThrowableProxyUtil.asString(failure));
        }
        return (line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
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
