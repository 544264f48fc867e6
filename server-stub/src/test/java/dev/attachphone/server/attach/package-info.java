/** Tests. */
@NullMarked
package dev.attachphone.server.attach;

import org.jspecify.annotations.NullMarked;
