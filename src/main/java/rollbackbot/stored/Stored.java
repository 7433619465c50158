package rollbackbot.stored;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name under which a variant of a sealed type is stored: for good, whatever the class is
 * called.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Stored {
  /** Small letters and hyphens; no two variants of one type share a name. */
  String value();
}
