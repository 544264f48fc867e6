/** The console in a real browser, served by the packaged sandbox. */
@NullMarked
package dev.attachphone.sandbox.console;

import org.jspecify.annotations.NullMarked;
