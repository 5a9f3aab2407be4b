/**
 * A second, naive interpreter of the States Language, to prove the first one by: it walks the JSON of a definition by
 * plain recursion over virtual time, and shares with the product only the JSON, JSONata and JSONPath libraries.
 *
 * <p>Start at {@link dev.stepwell.interpreter.oracle.Oracle}. It gives the whole history with ids, links and details.
 * Where branches run side by side it has the same rule of turns: those that can go on stand in a line, the first of it
 * does one thing (enters a state, does its work, leaves it) and goes to the end. Each branch is a thread of its own,
 * of which exactly one runs at a time ({@link dev.stepwell.interpreter.oracle.Turns}), so that a branch reads from top
 * to bottom. It knows no bounds of a step and no stored state. Delays with jitter are not drawn here.
 */
@NullMarked
package dev.stepwell.interpreter.oracle;

import org.jspecify.annotations.NullMarked;
