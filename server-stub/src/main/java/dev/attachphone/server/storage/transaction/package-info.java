@NullMarked
package dev.attachphone.server.storage.transaction;

import org.jspecify.annotations.NullMarked;
