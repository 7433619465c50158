package rollbackbot.sandbox.page;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives tests a {@link Chromium}: one for each of the two turns that they take, closed after the
 * last. One alone would be busy for as long as all other tests take together.
 */
final class InChromium implements ParameterResolver {
  /** What such a test holds as long as it runs. */
  static final String TURN = "chromium";

  /** The same for the stories, which take longer than the others together. */
  static final String STORIES = "chromium of the stories";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Chromium.class;
  }

  @Override
  public Chromium resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(InChromium.class))
        .getOrComputeIfAbsent(turn(context), _ -> Chromium.start(), Chromium.class);
  }

  private static String turn(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(
            context.getRequiredTestClass(), ResourceLock.class, context.getEnclosingTestClasses())
        .orElseThrow()
        .value();
  }
}
