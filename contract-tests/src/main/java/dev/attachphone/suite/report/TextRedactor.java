package dev.attachphone.suite.report;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.SecretReplacer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Replaces credentials by shell variables in every encoding that they have in requests, answers and messages. The sandbox has its own
 * redaction, since it has no fixture that names the credentials.
 *
 * @param forms replaces each form of each credential
 */
record TextRedactor(SecretReplacer forms) {

    /**
     * A redactor for credentials and for the user information of a URL.
     *
     * @param secrets replaces each credential
     */
    static TextRedactor of(SecretReplacer secrets, URI url) {
        Map<String, String> forms = new HashMap<>();
        secrets.variables()
                .forEach(secret -> forms(secret.getKey()).forEach(form -> forms.put(form, secret.getValue())));
        if (url.getRawUserInfo() != null) {
            forms.put(url.getRawUserInfo(), "$USER");
        }
        return new TextRedactor(SecretReplacer.of(forms));
    }

    String hide(String text) {
        return forms.redact(text);
    }

    /** The body without credentials. The body can have any encoding. */
    Payload hide(Payload body) {
        String bytes = new String(body.bytes(), StandardCharsets.ISO_8859_1);
        String hidden = hide(bytes);
        return hidden.equals(bytes) ? body : Payload.of(hidden, StandardCharsets.ISO_8859_1);
    }

    private static Set<String> forms(String secret) {
        String json = new String(JsonStringEncoder.getInstance().quoteAsString(secret));
        String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        String html = secret.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        Set<String> forms = new LinkedHashSet<>();
        Stream.of(secret, json, json.replace("/", "\\/"), url, url.replace("+", "%20"), html, inShell(secret))
                .forEach(form -> {
                    forms.add(form);
                    forms.add(new String(form.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
                });
        // UTF-16, big or little endian.
        forms.add(String.join("\0", secret.split("")));
        return forms;
    }

    private static String inShell(String secret) {
        return secret.replace("'", "'\\''");
    }
}
