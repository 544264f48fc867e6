@NullMarked
package dev.attachphone.suite.execution;

import org.jspecify.annotations.NullMarked;
