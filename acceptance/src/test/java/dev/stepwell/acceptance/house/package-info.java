/**
 * The house rules, kept by machine: what the source text looks like, and which module may know which.
 *
 * <p>A rule says what to do instead. Exceptions to a rule are listed beside it, each with its reason, and nowhere else.
 * Start at {@link dev.stepwell.acceptance.house.TidyTest} and {@link dev.stepwell.acceptance.house.ArchitectureTest}.
 */
@NullMarked
package dev.stepwell.acceptance.house;

import org.jspecify.annotations.NullMarked;
