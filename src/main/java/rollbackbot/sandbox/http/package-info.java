/** HTTP servers on 127.0.0.1, for the page and the played services. */
@NullMarked
package rollbackbot.sandbox.http;

import org.jspecify.annotations.NullMarked;
