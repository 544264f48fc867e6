package dev.attachphone.testing;

import java.io.File;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Names programs on the {@code PATH} that a test needs in addition to a JDK. Without one of them the test is skipped; if
 * the environment variable {@code CI} is {@code true}, it fails.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(RequiresPrograms.Condition.class)
public @interface RequiresPrograms {

    String[] value();

    /** Looks for the programs of the annotation on the test's class or method. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Optional<RequiresPrograms> required =
                    AnnotationSupport.findAnnotation(context.getElement(), RequiresPrograms.class);
            List<String> missing = required.map(RequiresPrograms::value).stream()
                    .flatMap(Stream::of)
                    .filter(program -> !isInstalled(program))
                    .toList();
            if (missing.isEmpty()) {
                return ConditionEvaluationResult.enabled("every required program is installed");
            }
            String reason = "not installed: " + String.join(", ", missing);
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(reason);
            }
            return ConditionEvaluationResult.disabled(reason);
        }

        private static boolean isInstalled(String program) {
            return Pattern.compile(Pattern.quote(File.pathSeparator))
                    .splitAsStream(System.getenv("PATH"))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        }
    }
}
