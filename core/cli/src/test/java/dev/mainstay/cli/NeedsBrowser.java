package dev.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/**
 * Tests that look at pages in Chromium. Their constructor takes the {@link Browser}: one for all of them, before each test as
 * wide and as light as before any other, and with a silent console after it.
 *
 * <p>Where there is none they are skipped and say so; where {@code MAINSTAY_BROWSER} is {@code required}, as in continuous
 * integration, they run and fail.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsBrowser.Chromium.class)
@interface NeedsBrowser {

    /** Starts the browser when the first test needs it; it is closed after the last. */
    final class Chromium extends TypeBasedParameterResolver<Browser>
            implements ExecutionCondition, BeforeEachCallback, AfterEachCallback {

        private static Browser browser(ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(NeedsBrowser.class))
                    .getOrComputeIfAbsent(Browser.class, any -> new Browser(), Browser.class);
        }

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if ("required".equals(System.getenv("MAINSTAY_BROWSER"))) {
                return ConditionEvaluationResult.enabled("a browser is required");
            }
            return Browser.isThere()
                    ? ConditionEvaluationResult.enabled("there is a browser")
                    : ConditionEvaluationResult.disabled(
                            "no chromium with chromedriver on the path; pages are not looked at");
        }

        @Override
        public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return browser(context);
        }

        @Override
        public void beforeEach(ExtensionContext context) {
            Browser browser = browser(context);
            browser.size(1300, 900);
            browser.paper(false);
            browser.dark(false);
        }

        @Override
        public void afterEach(ExtensionContext context) {
            assertThat(browser(context).console()).as("what the console says").isEmpty();
        }
    }
}
