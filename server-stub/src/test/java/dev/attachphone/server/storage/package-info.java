/** Tests. */
@NullMarked
package dev.attachphone.server.storage;

import org.jspecify.annotations.NullMarked;
