package dev.attachphone.server.cli.option;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The option for web pages of other origins. */
public final class CorsOption {

    /** An origin as browsers send it (RFC 6454, section 6.2). */
    private static final Pattern ORIGIN = Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:]+])(:[1-9][0-9]{0,4})?");

    /** Browsers leave out the default port. */
    private static final Pattern DEFAULT_PORT = Pattern.compile("http://.*:80|https://.*:443");

    @Option(
            names = "--cors-origin",
            paramLabel = "ORIGIN",
            split = ",",
            defaultValue = OptionDefaults.NONE,
            description = "Allow web pages of this origin, such as https://app.example, to send requests to the public"
                    + " port. Can be repeated or given as a list with commas.")
    private List<String> origins = List.of();

    /**
     * The origins.
     *
     * @throws UsageException if one is not an origin
     */
    public Set<String> origins() {
        Set<String> checked = new LinkedHashSet<>();
        for (String origin : origins) {
            if (!ORIGIN.matcher(origin).matches()
                    || DEFAULT_PORT.matcher(origin).matches()) {
                throw new UsageException("--cors-origin " + origin
                        + " is not an origin such as https://app.example or http://localhost:3000, in lower case,"
                        + " without a path and without the default port");
            }
            checked.add(origin);
        }
        return checked;
    }
}
