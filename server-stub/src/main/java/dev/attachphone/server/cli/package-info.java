@NullMarked
package dev.attachphone.server.cli;

import org.jspecify.annotations.NullMarked;
