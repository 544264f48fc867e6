package dev.attachphone.openapi.cli;

import dev.attachphone.openapi.LevenshteinDistance;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Checks the environment variables that configure a program. */
public final class EnvironmentVariableCheck {

    /** The variables that Kubernetes and Docker set in every container for a service whose name begins with the prefix. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile(".*_SERVICE_(HOST|PORT(_.*)?)|.*_PORT_[0-9]+_(TCP|UDP|SCTP)(_(ADDR|PORT|PROTO))?");

    private static final Pattern SERVICE_URL = Pattern.compile("(tcp|udp|sctp)://.*");

    private EnvironmentVariableCheck() {}

    /**
     * Describes the first variable that is unknown or has an empty value. Variables that Kubernetes sets for services are ignored.
     *
     * @param prefix the prefix of the program's variables, such as {@code ATTACH_}
     * @param known the names of the program's variables
     * @return what is wrong and how to correct it, in one line without the value; empty if nothing is wrong
     */
    public static Optional<String> problem(Map<String, String> environment, String prefix, Collection<String> known) {
        return new TreeMap<>(environment)
                .entrySet().stream()
                        .filter(variable -> variable.getKey().startsWith(prefix))
                        .flatMap(variable -> problem(variable.getKey(), variable.getValue(), known).stream())
                        .findFirst();
    }

    private static Optional<String> problem(String name, String value, Collection<String> known) {
        if (known.contains(name)) {
            return value.isEmpty()
                    ? Optional.of("the environment variable " + name + " is empty; set a value or unset it")
                    : Optional.empty();
        }
        if (SERVICE_LINK.matcher(name).matches()
                || (name.endsWith("_PORT") && SERVICE_URL.matcher(value).matches())) {
            return Optional.empty();
        }
        String nearest = LevenshteinDistance.nearestFirst(name, known).get(0);
        return Optional.of(
                "there is no option for the environment variable " + name + "; the nearest name is " + nearest);
    }
}
