/** Tests. */
@NullMarked
package dev.attachphone.server;

import org.jspecify.annotations.NullMarked;
