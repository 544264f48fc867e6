@NullMarked
package dev.attachphone.suite.cli;

import org.jspecify.annotations.NullMarked;
