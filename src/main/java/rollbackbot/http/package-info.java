/**
 * What every HTTP client of ours needs: where a secret may travel, and that a write is sent once
 * and whether it was is known.
 */
@NullMarked
package rollbackbot.http;

import org.jspecify.annotations.NullMarked;
