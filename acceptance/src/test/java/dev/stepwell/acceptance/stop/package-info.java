/**
 * The packaged server, told to stop while it is at work: what it accepted it finishes, before the stop or after the next
 * start, and no call is lost.
 */
@NullMarked
package dev.stepwell.acceptance.stop;

import org.jspecify.annotations.NullMarked;
