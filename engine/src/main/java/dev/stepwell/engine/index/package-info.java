/**
 * What is kept beside executions so that they can be found and counted: rows of ListExecutions and of the search, and
 * the number of executions by status.
 *
 * <p>Every row is written in the batch that writes the execution, and whoever reads one asks the execution's own row
 * before he believes it. Start at {@link dev.stepwell.engine.index.IndexRows}.
 */
@NullMarked
package dev.stepwell.engine.index;

import org.jspecify.annotations.NullMarked;
