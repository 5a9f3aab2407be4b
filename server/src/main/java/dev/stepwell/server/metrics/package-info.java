/**
 * What operators measure: the text of {@code /metrics}. Start at {@link dev.stepwell.server.metrics.MetricsPage}; what
 * each metric means stands in {@code docs/operations.md}.
 */
@NullMarked
package dev.stepwell.server.metrics;

import org.jspecify.annotations.NullMarked;
