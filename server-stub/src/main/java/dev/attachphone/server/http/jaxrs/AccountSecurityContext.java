package dev.attachphone.server.http.jaxrs;

import dev.attachphone.server.attach.Account;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * A security context whose principal is the account.
 *
 * @param account the account; null before authentication
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
