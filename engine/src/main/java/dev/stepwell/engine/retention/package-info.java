/**
 * Forgets executions a while after their end. It works beside the lanes: nothing can happen to an execution that has
 * ended, and its name is free again only once its rows are gone. Start at {@code Sweeper}.
 */
@NullMarked
package dev.stepwell.engine.retention;

import org.jspecify.annotations.NullMarked;
