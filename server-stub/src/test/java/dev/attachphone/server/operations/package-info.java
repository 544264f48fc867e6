@NullMarked
package dev.attachphone.server.operations;

import org.jspecify.annotations.NullMarked;
