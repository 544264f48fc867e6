/** Test cases as data: reads them from YAML files and reports errors with file, line and field. */
@NullMarked
package dev.attachphone.suite.cases;

import org.jspecify.annotations.NullMarked;
