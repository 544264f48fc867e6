package dev.attachphone.suite.report;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Writes JSON as ASCII that can stand in HTML: characters of markup and lone surrogates are escaped. */
final class HtmlSafeJson {

    static final ObjectMapper MAPPER = new ObjectMapper(new JsonFactoryBuilder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .characterEscapes(new NoMarkup())
            .build());

    private HtmlSafeJson() {}

    private static final class NoMarkup extends CharacterEscapes {

        @Serial
        private static final long serialVersionUID = 1;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] escapes = standardAsciiEscapesForJSON();
            "<>&".chars().forEach(c -> escapes[c] = ESCAPE_STANDARD);
            return escapes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return null;
        }
    }
}
