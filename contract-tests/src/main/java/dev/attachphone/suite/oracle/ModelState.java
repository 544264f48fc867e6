package dev.attachphone.suite.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who holds which number, as it should be.
 *
 * @param holders the holder of each number that is held
 */
public record ModelState(Map<String, Holder> holders) {

    /** Nobody holds anything. */
    public static final ModelState EMPTY = new ModelState(Map.of());

    public ModelState {
        holders = Map.copyOf(holders);
    }

    /** Who holds the number, if anybody does. */
    public Optional<Holder> holder(String number) {
        return Optional.ofNullable(holders.get(number));
    }

    ModelState with(List<String> numbers, Holder holder) {
        Map<String, Holder> after = new HashMap<>(holders);
        numbers.forEach(number -> after.put(number, holder));
        return new ModelState(after);
    }
}
