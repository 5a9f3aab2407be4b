/**
 * Feeds the language and the interpreter with anything. Whatever the input, a {@link dev.stepwell.fuzz.Target} ends
 * soon, in bounded memory, and throws nothing: what may fail fails in the documented way, and the same way twice.
 *
 * <p>Start at {@link dev.stepwell.fuzz.Target}. {@code FuzzTest} runs every target over its seeds and over mutants of
 * them; with {@code -Dstepwell.long=true} it lets Jazzer search, guided by coverage, for ten minutes a target.
 */
@NullMarked
package dev.stepwell.fuzz;

import org.jspecify.annotations.NullMarked;
