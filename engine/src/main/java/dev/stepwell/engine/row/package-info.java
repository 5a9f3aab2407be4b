/**
 * The rows the engine writes beside control state and history: what they hold and where they lie.
 *
 * <p>Every value begins with a kind byte and a version byte, see {@link dev.stepwell.engine.row.Stamp}; keys are in
 * {@link dev.stepwell.engine.row.RowKeys}. Nothing here decides anything.
 */
@NullMarked
package dev.stepwell.engine.row;

import org.jspecify.annotations.NullMarked;
