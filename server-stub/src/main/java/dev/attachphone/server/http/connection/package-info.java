@NullMarked
package dev.attachphone.server.http.connection;

import org.jspecify.annotations.NullMarked;
