package dev.attachphone.suite.generate;

import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.Serial;
import java.util.regex.Pattern;

/** Leaves the quotes off plain words alone: between double quotes every character has an escape, elsewhere some are lost. */
final class PlainTextQuoting extends StringQuotingChecker.Default {

    @Serial
    private static final long serialVersionUID = 1;

    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z/][A-Za-z0-9_./-]*+(?:[ :][A-Za-z0-9][A-Za-z0-9_./-]*+){0,99}");

    @Override
    public boolean needToQuoteValue(String value) {
        return !PLAIN.matcher(value).matches() || super.needToQuoteValue(value);
    }

    @Override
    public boolean needToQuoteName(String name) {
        return !PLAIN.matcher(name).matches() || super.needToQuoteName(name);
    }
}
