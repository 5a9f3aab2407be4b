/**
 * Turns the text of a definition into the compiled {@link dev.stepwell.asl.model.Program}, or into the diagnostics AWS
 * would give.
 *
 * <p>Start at {@link dev.stepwell.asl.compile.DefinitionCompiler}. One small class per construct of the language;
 * whatever depends on the query language goes through {@link dev.stepwell.asl.expression.Dialect}. A compiler reports
 * what is wrong at its {@link dev.stepwell.asl.expression.Site} and goes on, so that all findings come out at once;
 * expressions are handed to a dialect only when the shape around them is right. Nothing here evaluates anything.
 */
@NullMarked
package dev.stepwell.asl.compile;

import org.jspecify.annotations.NullMarked;
