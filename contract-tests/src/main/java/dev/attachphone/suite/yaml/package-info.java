/** Reads YAML files and reports errors with file, line and field. */
@NullMarked
package dev.attachphone.suite.yaml;

import org.jspecify.annotations.NullMarked;
