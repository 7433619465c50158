/** Simulated deployments: how long each takes, what it prints, and how it ends. */
@NullMarked
package rollbackbot.sandbox.scalingo.deployments;

import org.jspecify.annotations.NullMarked;
