/** Tests. */
@NullMarked
package dev.attachphone.server.http;

import org.jspecify.annotations.NullMarked;
