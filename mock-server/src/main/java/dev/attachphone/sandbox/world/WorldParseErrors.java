package dev.attachphone.sandbox.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.stream.Collectors;

/** Says where a text is no world. */
final class WorldParseErrors {

    private WorldParseErrors() {}

    static InvalidWorldException because(JsonProcessingException e, String format) {
        if (e.getCause() instanceof StreamReadException unreadable) {
            return because(unreadable, format);
        }
        if (!(e instanceof JsonMappingException mapping)) {
            return new InvalidWorldException("a world is an object in " + format
                    + (e.getLocation() == null
                            ? ""
                            : "; line " + e.getLocation().getLineNr() + ", column "
                                    + e.getLocation().getColumnNr() + " is not " + format));
        }
        String place = mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
        return new InvalidWorldException(
                e instanceof UnrecognizedPropertyException unknown
                        ? place + " is not known; there are "
                                + unknown.getKnownPropertyIds().stream()
                                        .map(String::valueOf)
                                        .sorted()
                                        .collect(Collectors.joining(", "))
                        : (place.isEmpty() ? "the world" : place) + " is of another type than it should be");
    }
}
