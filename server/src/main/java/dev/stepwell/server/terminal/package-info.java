/** How progress and results look in a terminal: colours, event lines, tables. Knows nothing of servers. */
@NullMarked
package dev.stepwell.server.terminal;

import org.jspecify.annotations.NullMarked;
