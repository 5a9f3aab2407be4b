/**
 * Express executions: the same interpreter, with the state in the memory of one virtual thread. Nothing of it is
 * stored but one row per asynchronous start, which is durable before the start is answered and deleted after the end:
 * an asynchronous execution runs at least once, a synchronous one at most once. Start at {@code ExpressRunner}.
 */
@NullMarked
package dev.stepwell.engine.express;

import org.jspecify.annotations.NullMarked;
