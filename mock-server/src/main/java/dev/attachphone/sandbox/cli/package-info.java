@NullMarked
package dev.attachphone.sandbox.cli;

import org.jspecify.annotations.NullMarked;
