/**
 * AWS's published service models: what operations a service has and what form their results take.
 *
 * <p>The models are read from an archive when they are first asked about; nothing here makes calls (connectors do) and
 * nothing knows what a definition may name (that is {@code dev.stepwell.asl}). Start at {@link
 * dev.stepwell.tasks.model.MockResults}.
 */
@NullMarked
package dev.stepwell.tasks.model;

import org.jspecify.annotations.NullMarked;
