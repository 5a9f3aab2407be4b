/**
 * Functions without AWS: a folder for each function, run as subprocesses that speak Lambda's Runtime API.
 *
 * <p>A process serves one invocation at a time, is started on demand, kept while it is useful, and replaced when a file
 * of its folder changes. Everything a function may do wrong (hang, crash, flood, eat memory) is bounded here and comes
 * back as Lambda reports it. It knows nothing of tasks and executions. Start at
 * {@link dev.stepwell.tasks.function.Functions}, then {@code FunctionPool}, {@code FunctionProcess} and
 * {@code RuntimeApi}.
 */
@NullMarked
package dev.stepwell.tasks.function;

import org.jspecify.annotations.NullMarked;
