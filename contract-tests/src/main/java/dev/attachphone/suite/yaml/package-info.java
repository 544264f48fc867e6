/** Reads YAML and says where a bad file is wrong. */
@NullMarked
package dev.attachphone.suite.yaml;

import org.jspecify.annotations.NullMarked;
