/** The use cases of the public API, without HTTP and SQL: validation, authentication, attaching numbers, creating agents. */
@NullMarked
package dev.attachphone.server.attach;

import org.jspecify.annotations.NullMarked;
