@NullMarked
package dev.attachphone.suite.validation;

import org.jspecify.annotations.NullMarked;
