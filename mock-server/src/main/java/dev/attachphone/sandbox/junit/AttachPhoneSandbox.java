package dev.attachphone.sandbox.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Registers {@link SandboxExtension} for the tests of a class, which take a {@link SandboxSession} as a parameter. */
@Documented
@ExtendWith(SandboxExtension.class)
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
public @interface AttachPhoneSandbox {

    /** The world in which each test starts, as the body of {@code PUT /__sandbox/world}. Blank for the default world. */
    String world() default "";
}
