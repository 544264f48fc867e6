/** The certificate and key files of the programs that serve HTTPS. */
@NullMarked
package dev.attachphone.openapi.tls;

import org.jspecify.annotations.NullMarked;
