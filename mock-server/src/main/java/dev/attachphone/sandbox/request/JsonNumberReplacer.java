package dev.attachphone.sandbox.request;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Spares WireMock's JSON reader the numbers that it cannot hold, such as {@code 1e9999999999}, and those with so many digits that
 * it reads them for seconds.
 */
public final class JsonNumberReplacer {

    private JsonNumberReplacer() {}

    /**
     * The same body with 0, and blanks after it, for every number. No answer depends on which number it is: wherever the contract
     * knows a field, all of them are of the wrong type.
     *
     * @param json what {@link JsonBodyParser} can read
     */
    public static byte[] withZeros(byte[] json) {
        byte[] plain = json.clone();
        try (JsonParser parser = JsonBodyParser.parser(json)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken().isNumeric()) {
                    int start = (int) parser.currentTokenLocation().getByteOffset();
                    Arrays.fill(plain, start, start + parser.getTextLength(), (byte) ' ');
                    plain[start] = '0';
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("what was read once cannot be read again", e);
        }
        return plain;
    }
}
