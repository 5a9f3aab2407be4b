/**
 * What the engine counts and measures, cheap enough for every step: adders and histograms with fixed buckets. Start at
 * {@link dev.stepwell.engine.metric.EngineMetrics}.
 */
@NullMarked
package dev.stepwell.engine.metric;

import org.jspecify.annotations.NullMarked;
