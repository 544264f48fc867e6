package dev.attachphone.server.attach;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the contract's schema allows in a request.
 *
 * @param nonBlank finds a character that is not white space; a text without one is blank
 * @param phoneNumber matches a whole E.164 number
 * @param providers the supported telephony providers
 */
public record RequestConstraints(Pattern nonBlank, Pattern phoneNumber, Set<String> providers) {

    boolean isNotBlank(@Nullable String value) {
        return value != null && nonBlank.matcher(value).find();
    }

    boolean isSupportedProvider(@Nullable String provider) {
        return provider != null && providers.contains(provider);
    }

    // matches, not find: to find, "$" would accept a newline at the end.
    boolean isPhoneNumber(@Nullable String number) {
        return number != null && phoneNumber.matcher(number).matches();
    }
}
