package dev.attachphone.suite.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleValuesTest {

    private final SampleValues values = SampleValues.load();

    @Test
    void aChangedValueDoesNotChangeTheValuesOfOtherCases() {
        String before = values.invalidValues("not-list").toString();
        List<ArrayNode> arrays = values.invalidValues("not-list").stream()
                .filter(ArrayNode.class::isInstance)
                .map(ArrayNode.class::cast)
                .toList();
        assertFalse(arrays.isEmpty());
        arrays.forEach(array -> array.add("12"));
        assertEquals(before, values.invalidValues("not-list").toString());
    }
}
