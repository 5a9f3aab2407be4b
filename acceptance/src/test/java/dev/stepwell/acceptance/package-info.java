/**
 * Tests over the whole: the packaged server as a process, real clients, crashes, and the rules of the house. Nothing
 * here is shipped. Start at {@link dev.stepwell.acceptance.ServerProcess}.
 */
@NullMarked
package dev.stepwell.acceptance;

import org.jspecify.annotations.NullMarked;
