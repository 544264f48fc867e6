/** What is checked, and what became of it. */
@NullMarked
package dev.attachphone.suite.check;

import org.jspecify.annotations.NullMarked;
