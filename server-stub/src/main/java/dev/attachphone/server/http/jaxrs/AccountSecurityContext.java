package dev.attachphone.server.http.jaxrs;

import dev.attachphone.server.attach.Account;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, in the form in which JAX-RS hands it on.
 *
 * @param account null until the request has been authenticated
 */
record AccountSecurityContext(@Nullable Account account) implements SecurityContext {

    @Override
    public @Nullable Principal getUserPrincipal() {
        return account == null ? null : account::id;
    }

    @Override
    public boolean isUserInRole(String role) {
        return false;
    }

    @Override
    public boolean isSecure() {
        return false;
    }

    @Override
    public @Nullable String getAuthenticationScheme() {
        return null;
    }
}
