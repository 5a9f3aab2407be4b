/**
 * Events for Java Flight Recorder. They read the recorder's clock, not the engine's, and change nothing: an event that
 * no recording asks for costs a flag's test. Documented in {@code docs/operations.md}.
 */
@NullMarked
package dev.stepwell.engine.event;

import org.jspecify.annotations.NullMarked;
