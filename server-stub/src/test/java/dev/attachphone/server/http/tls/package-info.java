@NullMarked
package dev.attachphone.server.http.tls;

import org.jspecify.annotations.NullMarked;
