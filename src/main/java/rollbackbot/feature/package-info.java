/** Features are switched off and put back, by variables and a restart. */
@NullMarked
package rollbackbot.feature;

import org.jspecify.annotations.NullMarked;
