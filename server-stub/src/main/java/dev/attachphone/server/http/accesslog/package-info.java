@NullMarked
package dev.attachphone.server.http.accesslog;

import org.jspecify.annotations.NullMarked;
