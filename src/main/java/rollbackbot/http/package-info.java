/** What every HTTP client of ours needs: a write is sent once, and whether it was is known. */
@NullMarked
package rollbackbot.http;

import org.jspecify.annotations.NullMarked;
