/**
 * The catalog: state machines with their revisions, versions and aliases, activities, and the tags of both.
 *
 * <p>Changes are rare, so they are made one at a time under a lock and written at once; reading a machine that runs
 * takes no lock. Start at {@link dev.stepwell.engine.catalog.MachineCatalog}.
 */
@NullMarked
package dev.stepwell.engine.catalog;

import org.jspecify.annotations.NullMarked;
