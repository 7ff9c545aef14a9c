package dev.mainstay.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Injects a {@link PackVerifier}, or a {@link dev.mainstay.pack.RulePack} or {@link dev.mainstay.RetentionAdvisor}, for a pack
 * into a parameter of a test, a constructor or a lifecycle method, or into a field, static or not.
 *
 * <pre>{@code
 * class HouseRulesTest {
 *     @MainstayPack("rules/house") static PackVerifier pack;
 * }
 * }</pre>
 *
 * <p>A pack is built once for all tests of a run and built anew only if its folder has changed.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@ExtendWith(PackExtension.class)
public @interface MainstayPack {

    /**
     * A pack's folder or built jar, seen from the directory the tests run in, which for Maven and Gradle is the module's; or
     * empty for the standard pack on the class path.
     */
    String value() default "";
}
