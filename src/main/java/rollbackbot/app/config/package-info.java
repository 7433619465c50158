/**
 * What the operator configures: environment, {@code rollback.yml} and decision tree, read into
 * typed records, with every mistake named by file, line and key.
 */
@NullMarked
package rollbackbot.app.config;

import org.jspecify.annotations.NullMarked;
