package dev.attachphone.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Optional;
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
            List<String> missing = InstalledPrograms.missing(
                    required.map(RequiresPrograms::value).map(List::of).orElse(List.of()));
            if (missing.isEmpty()) {
                return ConditionEvaluationResult.enabled("every required program is installed");
            }
            String reason = "not installed: " + String.join(", ", missing);
            if (InstalledPrograms.areRequired()) {
                throw new IllegalStateException(reason);
            }
            return ConditionEvaluationResult.disabled(reason);
        }
    }
}
