/** Servers that are broken on purpose, one fault each, and the correct one that they are made of: they measure the suite. */
@NullMarked
package dev.attachphone.suite.faulty;

import org.jspecify.annotations.NullMarked;
