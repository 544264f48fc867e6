@NullMarked
package dev.attachphone.suite.testserver;

import org.jspecify.annotations.NullMarked;
