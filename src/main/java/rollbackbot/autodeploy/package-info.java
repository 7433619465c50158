/** Auto-deploy is paused, resumed and reminded of; the linked branch is deployed after the fix. */
@NullMarked
package rollbackbot.autodeploy;

import org.jspecify.annotations.NullMarked;
