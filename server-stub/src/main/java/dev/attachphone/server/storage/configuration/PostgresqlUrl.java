package dev.attachphone.server.storage.configuration;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code postgresql://user:password@host:port,host:port/name?passwordfile=FILE&sslmode=MODE&sslrootcert=FILE}. The password, the
 * ports, further hosts and the options are optional.
 *
 * <p>Of several hosts, the server uses the one that accepts writes. {@code target_session_attrs=read-write}, as libpq names it, and
 * {@code targetServerType=primary}, as the JDBC driver does, require it of a single host, too.
 *
 * @param hosts the hosts with their ports
 * @param name the name of the database, percent-encoded
 * @param user the user
 * @param options the options by name
 * @param password the password; null if there is none
 */
record PostgresqlUrl(
        List<String> hosts,
        String name,
        String user,
        Map<String, String> options,
        @Nullable String password) {

    static final String PASSWORD_FILE = "passwordfile";
    static final String SSL_MODE = "sslmode";
    static final String SSL_ROOT_CERTIFICATE = "sslrootcert";

    private static final String TARGET_SESSION_ATTRIBUTES = "target_session_attrs";
    private static final String TARGET_SERVER_TYPE = "targetServerType";

    private static final List<String> OPTIONS =
            List.of(PASSWORD_FILE, SSL_MODE, SSL_ROOT_CERTIFICATE, TARGET_SESSION_ATTRIBUTES, TARGET_SERVER_TYPE);

    /** The values of the options that have only some. */
    private static final Map<String, List<String>> VALUES = Map.of(
            SSL_MODE,
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full"),
            TARGET_SESSION_ATTRIBUTES,
            List.of("read-write", "primary"),
            TARGET_SERVER_TYPE,
            List.of("primary"));

    private static final int DEFAULT_PORT = 5432;
    private static final int MAX_PORT = 65_535;

    /** A URL in three parts, the second of which are the hosts. */
    private static final Pattern URL = Pattern.compile("(postgresql://[^/?#]*@)([^/?#@]*)(/.*)");

    private static final Pattern PASSWORD = Pattern.compile("(//[^:/@]*):.*@");

    /**
     * Parses a URL. The password is taken from the URL, else from the first line of the password file, else from the
     * environment variable {@code PGPASSWORD}.
     *
     * @throws DatabaseUrlException if the URL is malformed or the password file cannot be read
     */
    static PostgresqlUrl of(String url, Map<String, String> environment) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw malformed(url);
        }
        List<URI> uris = Stream.of(parts.group(2).split(",", -1))
                .map(host -> uri(url, parts.group(1) + host + parts.group(3)))
                .toList();
        URI uri = uris.get(0);
        Map<String, String> options = options(uri.getRawQuery());
        String[] userInfo = uri.getRawUserInfo().split(":", 2);
        return new PostgresqlUrl(
                uris.stream().map(each -> each.getHost() + ":" + port(each)).toList(),
                uri.getRawPath().substring(1),
                decoded(userInfo[0]),
                options,
                userInfo.length > 1 ? decoded(userInfo[1]) : password(options, environment));
    }

    /** The URI of one host of a URL. */
    private static URI uri(String url, String ofHost) {
        try {
            URI uri = new URI(ofHost);
            String userInfo = uri.getRawUserInfo();
            if (uri.getHost() == null || userInfo == null || userInfo.isEmpty() || !hasName(uri)) {
                throw malformed(url);
            }
            // URI returns -1 if there is no port.
            if (uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
                throw new DatabaseUrlException("'" + withoutPassword(url) + "' has the port " + uri.getPort()
                        + "; use a port from 1 to " + MAX_PORT);
            }
            return uri;
        } catch (URISyntaxException e) {
            throw malformed(url);
        }
    }

    private static int port(URI uri) {
        return uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    }

    private static @Nullable String password(Map<String, String> options, Map<String, String> environment) {
        String file = options.get(PASSWORD_FILE);
        return file == null ? environment.get("PGPASSWORD") : firstLine(file);
    }

    /** Masks everything in a URL, well-formed or not, that could be a password. */
    static String withoutPassword(String url) {
        return PASSWORD.matcher(url).replaceFirst("$1:***@").replaceFirst("\\?.*", "?***");
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** Whether only a host that accepts writes may be used. */
    boolean requiresPrimary() {
        return hosts.size() > 1
                || options.containsKey(TARGET_SESSION_ATTRIBUTES)
                || options.containsKey(TARGET_SERVER_TYPE);
    }

    /** The URL without user, password and options. */
    String address() {
        return "postgresql://" + String.join(",", hosts) + "/" + name;
    }

    /** The URL without password and options. */
    @Override
    public String toString() {
        return address().replaceFirst("//", "//" + Matcher.quoteReplacement(user) + "@");
    }

    private static boolean hasName(URI uri) {
        return uri.getRawPath().matches("/[^/]+");
    }

    private static Map<String, String> options(@Nullable String query) {
        Map<String, String> options = new TreeMap<>();
        for (String option : query == null ? new String[0] : query.split("&", -1)) {
            String[] nameAndValue = option.split("=", 2);
            if (!OPTIONS.contains(nameAndValue[0]) || nameAndValue.length < 2) {
                throw new DatabaseUrlException("a database URL has no option '" + nameAndValue[0]
                        + "'; the options are " + String.join(", ", OPTIONS) + ", each with a value");
            }
            options.put(nameAndValue[0], decoded(nameAndValue[1]));
        }
        options.forEach(PostgresqlUrl::requireSupported);
        return options;
    }

    private static void requireSupported(String option, String value) {
        List<String> supported = VALUES.getOrDefault(option, List.of(value));
        if (!supported.contains(value)) {
            throw new DatabaseUrlException("'" + option + "=" + value + "' in the database URL is not supported; use "
                    + option + "=" + String.join(" or ", supported));
        }
    }

    private static String firstLine(String file) {
        try {
            return Files.readString(Path.of(file)).lines().findFirst().orElse("");
        } catch (IOException | InvalidPathException e) {
            throw new DatabaseUrlException("cannot read the " + PASSWORD_FILE + " '" + file + "'", e);
        }
    }

    // URLDecoder decodes a plus sign to a space, which is right for forms only.
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static DatabaseUrlException malformed(String url) {
        return new DatabaseUrlException(
                "'" + withoutPassword(url)
                        + "' is not the URL of a PostgreSQL database; write postgresql://<user>@<host>:<port>/<name>, or several <host>:<port> separated by commas");
    }
}
