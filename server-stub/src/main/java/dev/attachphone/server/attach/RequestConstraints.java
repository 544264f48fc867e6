package dev.attachphone.server.attach;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The constraints of the contract's schemas.
 *
 * @param notBlank whether a text is not blank
 * @param phoneNumber matches a number in E.164
 * @param maxNumbers the most different numbers of a request
 * @param providers the supported telephony providers
 */
public record RequestConstraints(
        Predicate<String> notBlank, Pattern phoneNumber, int maxNumbers, Collection<String> providers) {

    boolean isNotBlank(@Nullable String value) {
        return value != null && notBlank.test(value);
    }

    boolean isSupportedProvider(@Nullable String provider) {
        return provider != null && providers.contains(provider);
    }

    // Only different strings count.
    boolean isAllowedCount(@Nullable List<@Nullable String> numbers) {
        return numbers == null
                || numbers.size() <= maxNumbers
                || numbers.stream().filter(Objects::nonNull).distinct().count() <= maxNumbers;
    }

    // With find(), "$" would accept a trailing newline.
    boolean isPhoneNumber(@Nullable String number) {
        return number != null && phoneNumber.matcher(number).matches();
    }
}
