/**
 * Reading executions as the store has them: descriptions, histories, listings. Sees committed data only and changes
 * nothing; lanes and clients read through the same class, {@link dev.stepwell.engine.read.ExecutionReader}.
 */
@NullMarked
package dev.stepwell.engine.read;

import org.jspecify.annotations.NullMarked;
