/**
 * Runs states by themselves: {@link dev.stepwell.engine.trial.TrialService} gives a trial what it asks for, {@link
 * dev.stepwell.engine.trial.TrialCalls} makes its call. Nothing here is durable.
 */
@NullMarked
package dev.stepwell.engine.trial;

import org.jspecify.annotations.NullMarked;
