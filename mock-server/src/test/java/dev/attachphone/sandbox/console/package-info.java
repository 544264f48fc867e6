/** Tests of the packaged sandbox's console in Chromium. */
@NullMarked
package dev.attachphone.sandbox.console;

import org.jspecify.annotations.NullMarked;
