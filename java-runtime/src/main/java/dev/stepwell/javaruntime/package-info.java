/**
 * The inside of a function process in Java: loads the handler with AWS's own loader and serves it from the Runtime API.
 *
 * <p>It runs in a process of its own together with the user's code, so it depends on nothing of the server and must
 * stay small. Start at {@link dev.stepwell.javaruntime.FunctionLoop}.
 */
@NullMarked
package dev.stepwell.javaruntime;

import org.jspecify.annotations.NullMarked;
