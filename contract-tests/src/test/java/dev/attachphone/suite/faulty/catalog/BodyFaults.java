package dev.attachphone.suite.faulty.catalog;

import static dev.attachphone.suite.faulty.catalog.ServerFault.fault;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attachphone.suite.faulty.server.BodyParsing;
import dev.attachphone.suite.faulty.server.HttpRequestRules;
import dev.attachphone.suite.faulty.server.TextTransformations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Faults in parsing JSON. */
final class BodyFaults {

    private BodyFaults() {}

    static final List<ServerFault> STRICTNESS = List.of(
            fault(
                    "duplicate-keys-accepted",
                    "of a key that is given twice the last counts",
                    b -> b.body.mapper = BodyParsing.strict(BodyParsing.MAX_DEPTH)
                            .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .build()),
            fault(
                    "trailing-text-accepted",
                    "text after the object is ignored",
                    b -> b.body.mapper = BodyParsing.strict(BodyParsing.MAX_DEPTH)
                            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                            .build()),
            fault(
                    "single-quotes-accepted",
                    "single quotes are quotes too",
                    b -> b.body.mapper = lenient(JsonReadFeature.ALLOW_SINGLE_QUOTES)),
            fault(
                    "comments-accepted",
                    "comments are skipped",
                    b -> b.body.mapper = lenient(JsonReadFeature.ALLOW_JAVA_COMMENTS)),
            fault(
                    "trailing-comma-accepted",
                    "a comma may stand before the end",
                    b -> b.body.mapper = lenient(JsonReadFeature.ALLOW_TRAILING_COMMA)),
            fault(
                    "not-a-number-accepted",
                    "NaN is a number",
                    b -> b.body.mapper = lenient(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)),
            fault(
                    "leading-zeros-accepted",
                    "a number may begin with 0",
                    b -> b.body.mapper = lenient(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)),
            fault(
                    "control-characters-accepted",
                    "a newline may stand in a text",
                    b -> b.body.mapper = lenient(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)),
            fault(
                    "unquoted-names-accepted",
                    "names need no quotes",
                    b -> b.body.mapper = lenient(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)),
            fault(
                    "nesting-of-64-refused",
                    "a body with 64 levels is refused",
                    b -> b.body.mapper =
                            BodyParsing.strict(BodyParsing.MAX_DEPTH - 1).build()),
            fault(
                    "nesting-of-65-accepted",
                    "a body with 65 levels is accepted",
                    b -> b.body.mapper =
                            BodyParsing.strict(BodyParsing.MAX_DEPTH + 1).build()),
            fault(
                    "nesting-unlimited",
                    "nesting is unlimited",
                    b -> b.body.mapper =
                            BodyParsing.strict(HttpRequestRules.MAX_BODY_BYTES).build()),
            fault(
                    "deep-nesting-fails",
                    "a body that nests too deeply causes a 500",
                    b -> b.body.refused = wrong -> {
                        if (wrong instanceof StreamConstraintsException) {
                            throw new IllegalStateException(wrong);
                        }
                    }),
            fault(
                    "malformed-fails",
                    "a body that is not JSON causes a 500",
                    b -> b.body.refused = wrong -> {
                        throw new IllegalStateException(wrong);
                    }));

    static final List<ServerFault> BYTES = List.of(
            fault(
                    "byte-order-mark-accepted",
                    "a byte order mark is skipped",
                    b -> b.body.prepare = text -> text.startsWith("\uFEFF") ? text.substring(1) : text),
            fault(
                    "utf-16-accepted",
                    "a body in UTF-16 is read",
                    b -> b.body.decode = bytes -> BodyParsing.utf8(bytes)
                            .filter(text -> text.indexOf('\0') < 0)
                            .or(() -> Optional.of(new String(bytes, StandardCharsets.UTF_16)))),
            fault(
                    "utf-32-accepted",
                    "a body in UTF-32 is read",
                    b -> b.body.decode = bytes -> BodyParsing.utf8(bytes)
                            .filter(text -> text.indexOf('\0') < 0)
                            .or(() -> Optional.of(new String(bytes, Charset.forName("UTF-32"))))),
            fault(
                    "latin-1-accepted",
                    "invalid UTF-8 is read as Latin-1",
                    b -> b.body.decode = bytes -> BodyParsing.utf8(bytes)
                            .or(() -> Optional.of(new String(bytes, StandardCharsets.ISO_8859_1)))),
            fault(
                    "bad-bytes-replaced",
                    "bytes that are not UTF-8 become question marks",
                    b -> b.body.decode = bytes -> Optional.of(new String(bytes, StandardCharsets.UTF_8))),
            fault(
                    "bad-bytes-fail",
                    "bytes that are not UTF-8 cause a 500",
                    b -> b.body.decode =
                            bytes -> Optional.of(BodyParsing.utf8(bytes).orElseThrow())),
            fault(
                    "gzip-accepted",
                    "a compressed body is unpacked",
                    b -> b.body.decode = bytes -> BodyParsing.utf8(unpacked(bytes))),
            fault(
                    "empty-body-fails",
                    "an empty body causes a 500",
                    b -> b.body.decode = bytes -> BodyParsing.utf8(bytes).filter(text -> text.charAt(0) > 0)),
            fault(
                    "empty-body-is-an-object",
                    "an empty body counts as an empty object",
                    b -> b.body.prepare = text -> text.isEmpty() ? "{}" : text),
            fault(
                    "nul-ends-the-body",
                    "text after a NUL is ignored",
                    b -> b.body.prepare = text -> TextTransformations.before(text, "\0")));

    private static JsonMapper lenient(JsonReadFeature feature) {
        return BodyParsing.strict(BodyParsing.MAX_DEPTH).enable(feature).build();
    }

    static byte[] unpacked(byte[] bytes) {
        try (GZIPInputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return unpacking.readAllBytes();
        } catch (IOException notPacked) {
            return bytes;
        }
    }
}
