/**
 * The eighteen intrinsic functions of the JSONPath query language ({@code States.Format(...)} and so on).
 *
 * <p>Start at {@link dev.stepwell.asl.intrinsic.Intrinsic}, which parses a call once and evaluates it against a frame.
 * {@link dev.stepwell.asl.intrinsic.IntrinsicFunction} lists the functions. Time and luck come only from the frame;
 * every result has a limit.
 */
@NullMarked
package dev.stepwell.asl.intrinsic;

import org.jspecify.annotations.NullMarked;
