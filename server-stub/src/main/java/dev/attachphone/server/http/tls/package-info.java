/** TLS: reading PEM files, reloading replaced files, and the validity of the certificate. */
@NullMarked
package dev.attachphone.server.http.tls;

import org.jspecify.annotations.NullMarked;
