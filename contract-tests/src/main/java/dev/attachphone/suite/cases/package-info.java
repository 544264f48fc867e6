/** Named cases as data: reads them from YAML and says where a bad file is wrong. */
@NullMarked
package dev.attachphone.suite.cases;

import org.jspecify.annotations.NullMarked;
